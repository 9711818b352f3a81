import type { Basis, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { type MechanismLevel, mechanismLevels } from './read-disposals.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  isSeq,
  placeOf,
  requiredChild,
  type SourceNode,
  textChild,
  textsChild,
  writtenText,
} from './yaml-source.ts'

export const limitUnits = ['工作日', '天', '个月'] as const
export type LimitUnit = (typeof limitUnits)[number]

/** How something is done at a place: a deadline, a period, a public notice, or a plain answer. */
export interface Procedure {
  readonly name: string
  /** A plain answer: who, where, how; several where the document lists them. */
  readonly values: readonly string[]
  readonly limit?: { readonly amount: number; readonly unit: LimitUnit }
  /** 每月, 每季度 …, with the days of the month (or of the quarter's middle month) it falls on. */
  readonly period?: string
  readonly days?: { readonly from: number; readonly to: number }
  /** Days of public notice and what it shows. */
  readonly noticeDays?: number
  readonly shown: readonly string[]
  /** The classes it holds for; none: for all. */
  readonly appliesTo: readonly string[]
  readonly basis?: Basis
  /** At which levels it is done, where the entry names some (一事一议). */
  readonly levels: readonly MechanismLevel[]
  /** No public source gives it. */
  readonly isExample: boolean
  readonly note?: string
  readonly place: Place
}

const keys = ['名称', '值', '时限', '单位', '适用', '层级', '周期', '日期区间', '天数', '内容']
const sourceKeys = ['依据', '文件', '来源', '说明']

/**
 * The procedures of a pack (section 程序) by name, the nearest pack's first answer. Refuses unknown keys
 * and units, an entry that says nothing, one without document, with file, line and column.
 */
export function readProcedures(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
): ReadonlyMap<string, Procedure> {
  const entries = readEntries(pack, '程序')
  return new Map([...entries].map(([name, entry]) => [name, readProcedure(entry)]))
}

function readProcedure({ name, at, document }: ReadEntry): Procedure {
  allowKeys(at, [...keys, ...sourceKeys])
  const says = ['值', '时限', '周期', '天数'].some((key) => childOf(at, key) !== undefined)
  if (!says) refusePolicy('key-missing', placeOf(at), { key: '值' })
  const basis = readBasis(at, document)
  if (!basis) refusePolicy('key-missing', placeOf(at), { key: '依据' })
  const limit = readLimit(at)
  const period = textChild(at, '周期')
  const days = readDays(at)
  const noticeDays = childOf(at, '天数')
  const note = textChild(at, '说明')
  return {
    name,
    values: readValues(at),
    shown: textsChild(at, '内容'),
    appliesTo: textsChild(at, '适用'),
    levels: readLevels(at),
    basis,
    isExample: textChild(at, '来源') === '示例',
    place: placeOf(at),
    ...(limit && { limit }),
    ...(period !== undefined && { period }),
    ...(days && { days }),
    ...(noticeDays && { noticeDays: wholeNumber(noticeDays) }),
    ...(note !== undefined && { note }),
  }
}

function readLevels(at: SourceNode): readonly MechanismLevel[] {
  const levels = childOf(at, '层级')
  return (levels ? elementsOf(levels) : []).map((one) => {
    const text = writtenText(one) ?? ''
    const known = mechanismLevels.find((level) => level === text)
    return (
      known ?? refusePolicy('value-unknown', placeOf(one), { name: text, known: mechanismLevels })
    )
  })
}

function readLimit(at: SourceNode): Procedure['limit'] {
  const amount = childOf(at, '时限')
  if (!amount) return undefined
  const unit = requiredChild(at, '单位')
  const text = writtenText(unit) ?? ''
  const known = limitUnits.find((one) => one === text)
  return {
    amount: wholeNumber(amount),
    unit: known ?? refusePolicy('value-unknown', placeOf(unit), { name: text, known: limitUnits }),
  }
}

function readDays(at: SourceNode): Procedure['days'] {
  const range = childOf(at, '日期区间')
  if (!range) return undefined
  const [from, to, more] = elementsOf(range).map(wholeNumber)
  if (from === undefined || to === undefined || more !== undefined || from > to || to > 31) {
    return refusePolicy('shape', placeOf(range), { expected: '一月之内的起止两日，如 [11, 20]' })
  }
  return { from, to }
}

function readValues(at: SourceNode): readonly string[] {
  const value = childOf(at, '值')
  if (!value) return []
  if (isSeq(value.node)) return elementsOf(value).map((one) => writtenText(one) ?? '')
  const text = writtenText(value)
  return text === undefined ? refusePolicy('key-missing', placeOf(value), { key: '值' }) : [text]
}

function wholeNumber(at: SourceNode): number {
  const text = writtenText(at) ?? ''
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  return refusePolicy('shape', placeOf(at), { expected: '一个正整数' })
}
