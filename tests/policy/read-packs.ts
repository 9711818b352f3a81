import { readdirSync, readFileSync } from 'node:fs'
import { type Catalogue, loadCatalogue, type PolicyFile } from '#policy/index'

/** The YAML files of the repository's pack folders. */
export function readPolicyFiles(folders: readonly string[]): readonly PolicyFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`policies/${folder}`)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `policies/${folder}/${name}`)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  )
}

export const policyFiles = readPolicyFiles(['national', '410721-xinxiang'])

export const catalogue: Catalogue = loadCatalogue(
  policyFiles.filter((file) => file.path.endsWith('/facts.yaml')),
)
