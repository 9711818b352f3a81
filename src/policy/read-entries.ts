import type { Pack } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { elementsOf, placeOf, requiredText, type SourceNode } from './yaml-source.ts'

export interface ReadEntry {
  readonly name: string
  readonly at: SourceNode
  /** The document the file encodes first: whose articles a bare 依据 means. */
  readonly document: string | undefined
}

/**
 * The entries of a list section of a pack, by the name under `key`: the nearest pack's replaces those
 * of the same name. Refuses a name that a folder gives twice, with file, line and column.
 */
export function readEntries(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  section: string,
  key: '名称' | '编号' = '名称',
): ReadonlyMap<string, ReadEntry> {
  const entries = new Map<string, ReadEntry>()
  for (const list of pack.sectionNodes(section)) {
    for (const at of elementsOf(list)) {
      const name = requiredText(at, key)
      const twin = entries.get(name)
      if (twin && folderOf(twin.at) === folderOf(at)) {
        refusePolicy('name-twice', placeOf(at), { name })
      }
      const file = placeOf(at).file
      const document = pack.documents.find((one) => one.file === file)?.number
      entries.set(name, { name, at, document })
    }
  }
  return entries
}

function folderOf(at: SourceNode): string {
  const { file } = placeOf(at)
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
