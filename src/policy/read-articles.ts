import type { Pack } from './pack.ts'
import type { Place } from './place.ts'
import { readEntries } from './read-entries.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

export const sentenceHandlings = ['规则', '数据', '程序', '无规则'] as const
export type SentenceHandling = (typeof sentenceHandlings)[number]

/** Where in the packs a sentence lives: `类别/低保对象`, `参数/边缘倍数` … */
export interface SentenceTarget {
  readonly kind: string
  readonly name: string
  readonly place: Place
}

/** One sentence of a source document: its place in the document and what became of it. */
export interface SourceSentence {
  /** The document's short name, the article, the ordinal in it: `S4-一（一）3-1`. */
  readonly id: string
  readonly document: string
  readonly article: string
  readonly ordinal: number
  /** A short label, in other words than the document's. */
  readonly label: string
  readonly handling: SentenceHandling
  readonly targets: readonly SentenceTarget[]
  readonly note?: string
  readonly place: Place
}

const targetKinds = [
  '类别',
  '人员类别',
  '参数',
  '术语',
  '监测',
  '救助项目',
  '程序',
  '处置',
  '分工',
  '数据集',
  '部门',
]

/**
 * The sentences of a pack's documents (section 条文), in the order of the files. Refuses an id that is
 * not document-article-ordinal, an unknown handling or kind, a rule or datum that lives nowhere, with
 * file, line and column.
 */
export function readArticles(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
): readonly SourceSentence[] {
  return [...readEntries(pack, '条文', '编号').values()].map(({ at }) => readSentence(at))
}

/** The first target of a sentence that the pack does not hold; undefined when all are there. */
export function missingTarget(
  pack: Pick<
    Pack,
    'categories' | 'personCategories' | 'parameters' | 'terms' | 'rules' | 'section'
  >,
  sentence: SourceSentence,
): SentenceTarget | undefined {
  return sentence.targets.find(({ kind, name }) => {
    if (kind === '类别') return !pack.categories.some((one) => one.name === name)
    if (kind === '人员类别') return !pack.personCategories.some((one) => one.name === name)
    if (kind === '参数') return !pack.parameters.has(name)
    if (kind === '术语') return !pack.terms.has(name)
    if (kind === '监测') return !pack.rules.some((one) => one.id === name)
    return !namesIn(pack.section(kind)).includes(name)
  })
}

function readSentence(at: SourceNode): SourceSentence {
  allowKeys(at, ['编号', '标签', '处理', '落点', '说明'])
  const idAt = requiredChild(at, '编号')
  const id = writtenText(idAt) ?? ''
  const parts = /^(S\d)-(.+)-([1-9]\d*)$/.exec(id)
  if (!parts) {
    return refusePolicy('shape', placeOf(idAt), { expected: '“文件-条-第几句”，如 S4-一（一）3-1' })
  }
  const handling = oneOf(requiredChild(at, '处理'), sentenceHandlings)
  const targets = readTargets(at)
  if (targets.length === 0 && (handling === '规则' || handling === '数据')) {
    refusePolicy('key-missing', placeOf(at), { key: '落点' })
  }
  const note = textChild(at, '说明')
  return {
    id,
    document: parts[1] ?? '',
    article: parts[2] ?? '',
    ordinal: Number(parts[3]),
    label: requiredText(at, '标签'),
    handling,
    targets,
    place: placeOf(at),
    ...(note !== undefined && { note }),
  }
}

function readTargets(at: SourceNode): readonly SentenceTarget[] {
  const list = childOf(at, '落点')
  return (list ? elementsOf(list) : []).map((one) => {
    const text = writtenText(one) ?? ''
    const slash = text.indexOf('/')
    const kind = text.slice(0, Math.max(0, slash))
    if (!targetKinds.includes(kind)) {
      refusePolicy('value-unknown', placeOf(one), { name: kind || text, known: targetKinds })
    }
    return { kind, name: text.slice(slash + 1), place: placeOf(one) }
  })
}

function oneOf<const T extends string>(at: SourceNode, allowed: readonly T[]): T {
  const text = writtenText(at) ?? ''
  const found = allowed.find((one) => one === text)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name: text, known: allowed })
}

function namesIn(section: unknown): readonly string[] {
  if (!Array.isArray(section)) return []
  return section.flatMap((one: Readonly<Record<string, unknown>>) =>
    ['编号', '标识', '代码', '名称'].flatMap((key) =>
      one[key] === undefined ? [] : [String(one[key])],
    ),
  )
}
