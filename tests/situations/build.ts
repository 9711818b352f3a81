import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatFiles, headerFiles, type MadeFiles } from './file-level.ts'
import { nameFiles, numberFiles } from './numbers-and-names.ts'
import { valueFiles } from './values.ts'

/** Every input file of the catalogue's situations, by its name. */
export function situationFiles(): MadeFiles {
  return { ...headerFiles(), ...formatFiles(), ...numberFiles(), ...nameFiles(), ...valueFiles() }
}

// npx tsx --conditions=source tests/situations/build.ts writes them anew.
if (process.argv[1] === import.meta.filename) {
  for (const [name, content] of Object.entries(situationFiles())) {
    writeFileSync(path.join(import.meta.dirname, name), await content)
  }
}
