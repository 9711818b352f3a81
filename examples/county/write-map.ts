import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawMap } from './draw-map.ts'

const file = join(import.meta.dirname, 'map.geojson')
writeFileSync(file, drawMap())
console.log(`已写出 ${file}`)
