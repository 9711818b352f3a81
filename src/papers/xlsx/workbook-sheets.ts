import { unescapeXml } from './cell-xml.ts'
import { type Archive, textOf } from './read-archive.ts'

/** The parts of a workbook that hold its sheets, its looks and its shared texts. */
export interface WorkbookParts {
  readonly workbook: string
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly styles?: string
  readonly sharedTexts?: string
}

/** Undefined where the archive holds no workbook. */
export function findWorkbookParts(archive: Archive): WorkbookParts | undefined {
  const workbook = relationsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.target
  const entry = workbook === undefined ? undefined : archive.find(workbook)
  if (workbook === undefined || entry === undefined) return undefined
  const relations = relationsOf(archive, workbook)
  const sheets = [...textOf(entry).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap((match) => {
    const attributes = attributesOf(match[1] ?? '')
    const id = [...attributes].find(([key]) => /^\w+:id$/.test(key))?.[1]
    const part = relations.find((one) => one.id === id)?.target
    const name = attributes.get('name')
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
function relationsOf(archive: Archive, part: string): readonly Relation[] {
  const folder = part.split('/').slice(0, -1)
  const file = part.split('/').at(-1) ?? ''
  const entry = archive.find([...folder, '_rels', `${file}.rels`].join('/'))
  if (entry === undefined) return []
  return [...textOf(entry).matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map((match) => {
    const attributes = attributesOf(match[1] ?? '')
    const kind = (attributes.get('Type') ?? '').split('/').at(-1) ?? ''
    const target = resolved(folder, attributes.get('Target') ?? '')
    return { id: attributes.get('Id') ?? '', kind, target }
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

/** The attributes of an element, from the text between its name and its end. */
export function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return new Map([...found].map((one) => [one[1] ?? '', unescapeXml(one[2] ?? one[3] ?? '')]))
}
