import { readdirSync, readFileSync } from 'node:fs'
import { type Catalogue, loadCatalogue, type PolicyFile } from '#policy/index'

/** The folders of `policies/`: national, provinces, places. */
export const packFolders: readonly string[] = readdirSync('policies').sort()

/** The YAML files of the repository's pack folders; a folder's `cases/` are not among them. */
export function readPolicyFiles(folders: readonly string[]): readonly PolicyFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`policies/${folder}`)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `policies/${folder}/${name}`)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  )
}

export const policyFiles = readPolicyFiles(packFolders)

export const catalogue: Catalogue = loadCatalogue(
  policyFiles.filter((file) => file.path.endsWith('/facts.yaml')),
)
