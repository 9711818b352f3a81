import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** A YAML file of the package, found from the source tree and from a bundle alike. */
export function readYaml(inPackage: string): unknown {
  return parse(readFileSync(path.join(packageFolder(), inPackage), 'utf8'))
}

/** The folder that holds package.json. */
export function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error('package.json not found above the generator')
    folder = above
  }
  return folder
}
