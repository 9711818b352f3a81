import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package: where `policies/` and `examples/` lie, from the sources and from dist. */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (folder !== path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'policies/national/facts.yaml'))) return folder
    folder = path.dirname(folder)
  }
  throw new Error('the package has no policies folder')
}

/** The version as package.json states it. */
export function packageVersion(): string {
  const text = fs.readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')
  return String(JSON.parse(text).version)
}
