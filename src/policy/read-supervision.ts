import type { Basis, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  entriesOf,
  placeOf,
  requiredChild,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** Whether something waits for a second person. */
export interface ReviewRule {
  readonly isNeeded: boolean
  /** From which number on; 0: always. */
  readonly from: number
  /** For how many days an agreement may be used. */
  readonly days?: number
  readonly isExample: boolean
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}

/** Above what supervision takes notice. */
export interface SupervisionMeasure {
  /** Whole numbers by name; times of the day in minutes. */
  readonly values: ReadonlyMap<string, number>
  readonly isExample: boolean
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}

/** What may stand in the two sections; the modules that obey them own the words. */
export interface SupervisionWords<A extends string, K extends string> {
  readonly actions: readonly A[]
  /** Each measure with its numbers and times. */
  readonly measures: Readonly<
    Record<K, { readonly numbers: readonly string[]; readonly times: readonly string[] }>
  >
}

export interface Supervision<A extends string = string, K extends string = string> {
  readonly reviews: ReadonlyMap<A, ReviewRule>
  readonly measures: ReadonlyMap<K, SupervisionMeasure>
}

/**
 * What of a pack one person alone does not do (section 双人复核) and what supervision looks at
 * (section 监督指标), the nearest pack's entry of a name first. Refuses unknown names and keys, numbers
 * that are missing or none, and an entry that rests on nothing, with file, line and column.
 */
export function readSupervision<A extends string, K extends string>(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  words: SupervisionWords<A, K>,
): Supervision<A, K> {
  const reviews = new Map<A, ReviewRule>()
  for (const entry of readEntries(pack, '双人复核').values()) {
    reviews.set(nameOf(entry, words.actions), readReview(entry))
  }
  const measures = new Map<K, SupervisionMeasure>()
  // The keys of a record of K are K.
  const kinds = Object.keys(words.measures) as K[]
  for (const entry of readEntries(pack, '监督指标').values()) {
    const kind = nameOf(entry, kinds)
    measures.set(kind, readMeasure(entry, words.measures[kind]))
  }
  return { reviews, measures }
}

function readReview(entry: ReadEntry): ReviewRule {
  const { at } = entry
  allowKeys(at, ['名称', '复核', '起数', '有效天数', ...sourceKeys])
  const answer = requiredChild(at, '复核')
  const text = writtenText(answer) ?? ''
  if (text !== '是' && text !== '否') {
    return refusePolicy('value-unknown', placeOf(answer), { name: text, known: ['是', '否'] })
  }
  const from = childOf(at, '起数')
  const days = childOf(at, '有效天数')
  return {
    isNeeded: text === '是',
    from: from ? wholeAt(from) : 0,
    ...(days && { days: wholeAt(days) }),
    ...standingOf(entry),
  }
}

function readMeasure(
  entry: ReadEntry,
  { numbers, times }: { readonly numbers: readonly string[]; readonly times: readonly string[] },
): SupervisionMeasure {
  const { at } = entry
  allowKeys(at, ['名称', '数值', '时刻', ...sourceKeys])
  const values = new Map<string, number>()
  readInto(values, { at, key: '数值', names: numbers, read: wholeAt })
  readInto(values, { at, key: '时刻', names: times, read: minutesAt })
  return { values, ...standingOf(entry) }
}

function readInto(
  values: Map<string, number>,
  wanted: {
    readonly at: SourceNode
    readonly key: string
    readonly names: readonly string[]
    readonly read: (at: SourceNode) => number
  },
): void {
  const { at, key, names, read } = wanted
  const list = names.length > 0 ? requiredChild(at, key) : childOf(at, key)
  if (!list) return
  allowKeys(list, names)
  for (const name of names) requiredChild(list, name)
  for (const one of entriesOf(list)) values.set(one.key, read(one.value))
}

const sourceKeys = ['依据', '文件', '来源', '说明']

/** On what an entry rests: an article, or a number that is only an example. */
function standingOf({ at, document }: ReadEntry) {
  const isExample = textChild(at, '来源') === '示例'
  if (!isExample) requiredChild(at, '依据')
  const basis = isExample ? undefined : readBasis(at, document)
  const note = textChild(at, '说明')
  return {
    ...{ isExample, place: placeOf(at) },
    ...(basis && { basis }),
    ...(note !== undefined && { note }),
  }
}

function nameOf<T extends string>({ name, at }: ReadEntry, known: readonly T[]): T {
  const found = known.find((one) => one === name)
  return found ?? refusePolicy('value-unknown', placeOf(requiredChild(at, '名称')), { name, known })
}

function wholeAt(at: SourceNode): number {
  const text = writtenText(at) ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text)
  return refusePolicy('shape', placeOf(at), { expected: '一个整数，如 200' })
}

function minutesAt(at: SourceNode): number {
  const text = writtenText(at) ?? ''
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hours !== undefined && minutes !== undefined) return Number(hours) * 60 + Number(minutes)
  return refusePolicy('shape', placeOf(at), { expected: '一天里的时刻，如 "07:30"' })
}
