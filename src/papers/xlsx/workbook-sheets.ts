import { type Archive, textOf } from './read-archive.ts'
import { tagsOf } from './xml-tags.ts'

/** The parts of a workbook that hold its sheets, its looks and its shared texts. */
export interface WorkbookParts {
  readonly workbook: string
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly styles?: string
  readonly sharedTexts?: string
}

/** Undefined where the archive holds no workbook. */
export async function findWorkbookParts(archive: Archive): Promise<WorkbookParts | undefined> {
  const root = await relationsOf(archive, '')
  const workbook = root.find(({ kind }) => kind === 'officeDocument')?.target
  const entry = workbook === undefined ? undefined : archive.find(workbook)
  if (workbook === undefined || entry === undefined) return undefined
  const relations = await relationsOf(archive, workbook)
  const sheets = tagsOf(await textOf(entry), 'sheet').flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    const part = relations.find((one) => one.id === id)?.target
    const { name } = attributes
    return part === undefined || name === undefined ? [] : [{ name, part }]
  })
  const partOf = (kind: string) => relations.find((one) => one.kind === kind)?.target
  const styles = partOf('styles')
  const sharedTexts = partOf('sharedStrings')
  return {
    workbook,
    sheets,
    ...(styles !== undefined && { styles }),
    ...(sharedTexts !== undefined && { sharedTexts }),
  }
}

interface Relation {
  readonly id: string
  readonly kind: string
  readonly target: string
}

/** The relations of a part, with targets as names of the archive. */
async function relationsOf(archive: Archive, part: string): Promise<readonly Relation[]> {
  const folder = part.split('/').slice(0, -1)
  const file = part.split('/').at(-1) ?? ''
  const entry = archive.find([...folder, '_rels', `${file}.rels`].join('/'))
  if (entry === undefined) return []
  return tagsOf(await textOf(entry), 'Relationship').map(({ attributes }) => {
    const { Id = '', Type = '', Target = '' } = attributes
    return { id: Id, kind: Type.split('/').at(-1) ?? '', target: resolved(folder, Target) }
  })
}

function resolved(folder: readonly string[], target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = [...folder]
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
