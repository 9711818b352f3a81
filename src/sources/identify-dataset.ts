import { nearestName } from '#policy/index'
import { wordsOf } from './dataset-words.ts'
import type { Dataset, DatasetMap } from './domain.ts'
import type { RawRow } from './read/index.ts'
import { type PlanContext, planSheet, type SheetHead, type SheetPlan } from './recognise-columns.ts'
import { refuse } from './refusals.ts'

export interface IdentifyInput {
  readonly file: string
  readonly head: SheetHead
  readonly map: DatasetMap
  /** A dataset's code or name, or 'auto'. */
  readonly wanted: string
  /** What people said of the dataset's headers and words. */
  readonly said: (dataset: string) => Omit<PlanContext, 'map'>
}

export interface Identified {
  readonly dataset: Dataset
  readonly plan: SheetPlan
}

/** A title that names the dataset weighs more than any one column. */
const namedInTitle = 25
/** One that only names its kind of people tells lists of the same columns apart. */
const namesItsPeople = 6

/**
 * Which dataset a sheet is, by its header: all required columns and the most marks. Refuses what no
 * dataset fits, what fits several equally, and what lacks a required column.
 */
export function identifyDataset(input: IdentifyInput): Identified {
  const { map, wanted, head, file } = input
  if (wanted !== 'auto') return readAs(getDataset(map, wanted), input)
  const candidates = map.datasets
    .flatMap((dataset) => {
      const plan = planSheet(head, dataset, { map, ...input.said(dataset.code) })
      if (plan === undefined) return []
      const bonus = nameBonus(dataset, input)
      const hint = hintOf(dataset, plan, input)
      return [{ dataset, plan, bonus, hint, score: plan.score + bonus + hint.score }]
    })
    .toSorted((a, b) => b.score - a.score)
  if (candidates.length === 0) throw refuse('header-missing', { file, seen: seenTexts(head.rows) })
  const fitting = candidates.filter(
    ({ plan, bonus, hint }) =>
      plan.missing.length === 0 &&
      (plan.marked > 0 || bonus > 0) &&
      (plan.implied.length === 0 || bonus > 0 || hint.isNamed),
  )
  const [first, second] = fitting
  if (first !== undefined) {
    if (second === undefined || second.score < first.score) return first
    const tied = fitting.filter(({ score }) => score === first.score)
    throw refuse('dataset-ambiguous', { file, candidates: tied.map(({ dataset }) => dataset.name) })
  }
  throw nothingFits(candidates, file)
}

/** What is missing from the dataset that the sheet resembles most, or else what it resembles. */
function nothingFits(candidates: readonly (Identified & { readonly hint: Hint })[], file: string) {
  const nearest = candidates.toSorted((a, b) => likeness(b) - likeness(a))
  const [best] = nearest
  if (best !== undefined && best.plan.marked > 0 && best.plan.columns.length >= 2) {
    return missingColumns(best, file)
  }
  return refuse('dataset-unknown', {
    file,
    headers: best === undefined ? [] : headersOf(best.plan),
    nearest: nearest.slice(0, 3).map(({ dataset }) => dataset.name),
  })
}

function likeness({ plan, hint }: { readonly plan: SheetPlan; readonly hint: Hint }): number {
  return plan.marked * 10 + plan.columns.length + hint.score
}

/** The dataset of that code or name; refuses a name that is none, with the nearest. */
export function getDataset(map: DatasetMap, wanted: string): Dataset {
  const found = map.find(wanted)
  if (found !== undefined) return found
  const names = map.datasets.flatMap(({ code, name }) => [code, name])
  const nearest = nearestName(wanted, names)
  const known = nearest === undefined ? map.datasets.map(({ code }) => code) : [nearest]
  throw refuse('dataset-name-unknown', { dataset: wanted, known })
}

function readAs(dataset: Dataset, { head, map, said, file }: IdentifyInput): Identified {
  const plan = planSheet(head, dataset, { map, ...said(dataset.code) })
  if (plan === undefined) throw refuse('header-missing', { file, seen: seenTexts(head.rows) })
  if (plan.missing.length > 0) throw missingColumns({ dataset, plan }, file)
  return { dataset, plan }
}

function missingColumns({ dataset, plan }: Identified, file: string) {
  return refuse('column-missing', {
    file,
    dataset: dataset.name,
    columns: plan.missing.map(({ field }) => field),
    headers: headersOf(plan),
  })
}

/** 低保边缘 is more than 低保: the longest name counts. */
function nameBonus(dataset: Dataset, { file, head }: IdentifyInput): number {
  const texts = [file, head.name, ...titles(head.rows)]
  const isIn = (name: string): boolean => texts.some((text) => text.includes(name))
  const plain = dataset.name.replace(/[(（].*$/, '')
  if (isIn(plain)) return namedInTitle + plain.length
  const category = dataset.category === '无' ? undefined : dataset.category
  const kinds = [plain.replace(/(台账|信息|名册)$/, ''), ...(category ? [category] : [])]
  const named = kinds.filter((kind) => kind.length > 1 && isIn(kind))
  if (dataset.kind === '事实' || named.length === 0) return 0
  return namesItsPeople + Math.max(...named.map(({ length }) => length)) / 10
}

interface Hint {
  readonly score: number
  /** A word that is the dataset's own stands in the file's names, titles or headers. */
  readonly isNamed: boolean
}

const ofItsDepartment = 2
const mostWords = 4

/** What the words of a file add: they decide between datasets that fit, and make none fit. */
function hintOf(dataset: Dataset, plan: SheetPlan, { file, head, map }: IdentifyInput): Hint {
  const above = titles(head.rows.filter(({ row }) => row < plan.firstRow))
  const names = [file, head.name, ...above]
  const texts = [...names, ...plan.headers.map(({ text }) => text)]
  const words = wordsOf(dataset, map)
  const isIn = (word: string): boolean => texts.some((text) => text.includes(word))
  const own = words.own.filter(isIn).length
  const sent = words.department.some((word) => names.some((name) => name.includes(word)))
  return { score: Math.min(own, mostWords) + (sent ? ofItsDepartment : 0), isNamed: own > 0 }
}

/** Rows with one text only, as a title is. */
export function titles(rows: readonly RawRow[]): readonly string[] {
  return rows.slice(0, 10).flatMap(({ cells }) => {
    const texts = cells.filter((cell): cell is string => typeof cell === 'string' && cell !== '')
    return new Set(texts).size <= 3 ? [...new Set(texts)] : []
  })
}

function headersOf(plan: SheetPlan): readonly string[] {
  return plan.headers.map(({ text }) => text).slice(0, 20)
}

/** The first words of a sheet; what looks like a number of a person is left out. */
function seenTexts(rows: readonly RawRow[]): readonly string[] {
  const texts = rows.slice(0, 3).flatMap(({ cells }) => cells)
  const words = texts.filter(
    (cell): cell is string => typeof cell === 'string' && cell.trim() !== '' && !/\d{6}/.test(cell),
  )
  return words.slice(0, 12).map((word) =>
    word
      .trim()
      .slice(0, 20)
      .replace(/[。，、；]+$/, ''),
  )
}
