import { type LocalDate, localDate } from '#kernel/index'
import type { Pack } from './pack.ts'
import { departmentNames } from './read-duties.ts'
import { type ReadEntry, readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  type DatedMonths,
  type DayUnit,
  type Schedule,
  type ScheduleCycle,
  scheduleCycles,
  scheduleScopes,
} from './schedule.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  isSeq,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

const keys = [
  ...['名称', '层级', '范围', '数据集', '部门', '周期', '月份', '起日', '止日', '时限', '单位'],
  ...['部门层级', '依据', '文件', '来源', '说明'],
]

const everything = '全部'
const lastMonths: Readonly<Record<ScheduleCycle, number>> = { 月: 0, 季: 3, 年: 12 }

type ReadPack = Pick<Pack, 'documents' | 'parameters' | 'section' | 'sectionNodes'>

/**
 * When departments deliver their data for comparison (section 比对安排): those of the nearest pack that
 * has any, for a place's document replaces the others' timetable whole. Refuses unknown keys, datasets,
 * departments and parameters, days and months that do not exist, an entry without document, and an
 * example that does not say why, with file, line and column.
 */
export function readSchedules(pack: ReadPack): readonly Schedule[] {
  const lists = pack.sectionNodes('比对安排')
  const nearest = lists.at(-1)
  if (!nearest) return []
  const own = lists.filter((one) => folderOf(one) === folderOf(nearest))
  const entries = readEntries({ documents: pack.documents, sectionNodes: () => own }, '比对安排')
  return [...entries.values()].map((entry) => readSchedule(entry, pack))
}

function readSchedule({ name, at, document }: ReadEntry, pack: ReadPack): Schedule {
  allowKeys(at, keys)
  const cycle = oneOf(requiredChild(at, '周期'), scheduleCycles)
  const { months, isExample } = readMonths(at, cycle, pack)
  const note = textChild(at, '说明')
  const isOwnExample = textChild(at, '来源') === '示例'
  if (isOwnExample && note === undefined) refusePolicy('key-missing', placeOf(at), { key: '说明' })
  const basis = readBasis(at, document)
  const datasets = readChosen(at, '数据集', datasetNames(pack))
  const departments = readChosen(at, '部门', departmentNames(pack))
  const fromDay = dayOfMonth(requiredChild(at, '起日'))
  return {
    name,
    level: requiredText(at, '层级'),
    scope: oneOf(requiredChild(at, '范围'), scheduleScopes),
    cycle,
    months,
    fromDay,
    until: readUntil(at, fromDay),
    departmentLevel: requiredText(at, '部门层级'),
    basis: basis ?? refusePolicy('key-missing', placeOf(at), { key: '依据' }),
    isExample: isOwnExample || isExample,
    place: placeOf(at),
    ...(datasets && { datasets }),
    ...(departments && { departments }),
    ...(note !== undefined && { note }),
  }
}

/** 全部, or a list of known names. A pack that lists none names nothing it could be compared with. */
function readChosen(
  at: SourceNode,
  key: '数据集' | '部门',
  known: readonly string[],
): readonly string[] | undefined {
  const child = key === '数据集' ? requiredChild(at, key) : childOf(at, key)
  if (!child || (!isSeq(child.node) && writtenText(child) === everything)) return undefined
  const chosen = elementsOf(child).map((one) => {
    const name = writtenText(one) ?? ''
    if (known.length === 0 || known.includes(name)) return name
    return refusePolicy('value-unknown', placeOf(one), { name, known })
  })
  if (chosen.length > 0) return chosen
  return refusePolicy('shape', placeOf(child), { expected: `“${everything}”或至少一项` })
}

function datasetNames(pack: ReadPack): readonly string[] {
  const section = pack.section('数据集')
  if (!Array.isArray(section)) return []
  return section.flatMap((one: { readonly 代码?: unknown; readonly 名称?: unknown }) => [
    String(one.代码),
    String(one.名称),
  ])
}

/** 月份: numbers within the quarter or year, or the name of a parameter that holds one. */
function readMonths(
  at: SourceNode,
  cycle: ScheduleCycle,
  pack: ReadPack,
): { readonly months: readonly DatedMonths[]; readonly isExample: boolean } {
  const child = childOf(at, '月份')
  if (cycle === '月') {
    if (child) refusePolicy('key-unknown', placeOf(child), { name: '月份', known: keys })
    return { months: [], isExample: false }
  }
  const node = child ?? requiredChild(at, '月份')
  const last = lastMonths[cycle]
  if (isSeq(node.node)) {
    const months = elementsOf(node).map((one) => monthAt(one, last))
    if (months.length === 0) refuseMonth(node, last)
    return { months: [{ from: allTime, months }], isExample: false }
  }
  const name = writtenText(node) ?? ''
  const parameter = pack.parameters.get(name)
  if (!parameter) {
    return refusePolicy('name-unknown', placeOf(node), { name, known: [...pack.parameters.keys()] })
  }
  const months = parameter.values.map(({ from, value }) => {
    const isMonth = value?.kind === 'number' && value.scale === 0
    if (!isMonth || value.whole < 1 || value.whole > last) return refuseMonth(node, last)
    return { from, months: [value.whole] }
  })
  return { months, isExample: parameter.values.some((one) => one.isExample) }
}

const allTime: LocalDate = localDate('1949-10-01')

function monthAt(at: SourceNode, last: number): number {
  const number = wholeNumber(at)
  return number <= last ? number : refuseMonth(at, last)
}

function refuseMonth(at: SourceNode, last: number): never {
  const expected = `1 到 ${last} 的月序，或取这样的数的参数的名称`
  return refusePolicy('shape', placeOf(at), { expected })
}

function readUntil(at: SourceNode, fromDay: number): Schedule['until'] {
  const last = childOf(at, '止日')
  const limit = childOf(at, '时限')
  if (last && limit) {
    return refusePolicy('shape', placeOf(limit), { expected: '只写“止日”或“时限”之一' })
  }
  if (limit) {
    const unit = oneOf<DayUnit>(requiredChild(at, '单位'), ['工作日', '天'])
    return { amount: wholeNumber(limit), unit }
  }
  const node = requiredChild(at, '止日')
  const day = dayOfMonth(node)
  if (day >= fromDay) return { day }
  return refusePolicy('shape', placeOf(node), { expected: `不早于起日 ${fromDay} 的日子` })
}

function dayOfMonth(at: SourceNode): number {
  const day = wholeNumber(at)
  return day <= 31 ? day : refusePolicy('shape', placeOf(at), { expected: '1 到 31 的日子' })
}

function wholeNumber(at: SourceNode): number {
  const text = writtenText(at) ?? ''
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  return refusePolicy('shape', placeOf(at), { expected: '一个正整数' })
}

function oneOf<const T extends string>(at: SourceNode, allowed: readonly T[]): T {
  const text = writtenText(at) ?? ''
  const found = allowed.find((one) => one === text)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name: text, known: allowed })
}

function folderOf(at: SourceNode): string {
  const { file } = placeOf(at)
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
