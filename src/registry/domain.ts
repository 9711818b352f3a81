import { addDays, addMonths, type LocalDate, localDate } from '#kernel/index'

/**
 * The last day on which a value holds that was delivered for a period ending on `periodEnd` and has
 * `months` of shelf life: the last day of the month that many months later. Undefined: no shelf
 * life, the value does not age.
 */
export function holdsUntil(
  periodEnd: LocalDate,
  months: number | undefined,
): LocalDate | undefined {
  if (months === undefined) return undefined
  const firstOfMonth = localDate(`${periodEnd.slice(0, 7)}-01`)
  return addDays(addMonths(firstOfMonth, months + 1), -1)
}

/**
 * The first day of a period written 2024-09, or the day itself of an entry by hand (2024-09-13); of any
 * other period (a quarter, a term) the first day of the month in which it ends.
 */
export function periodStart(period: string, periodEnd: LocalDate): LocalDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return localDate(period)
  return localDate(/^\d{4}-\d{2}$/.test(period) ? `${period}-01` : `${periodEnd.slice(0, 7)}-01`)
}

/**
 * The facts that the registry itself keeps: they change by rosters and by decisions of people, and
 * no other file overwrites them.
 */
export const registryFacts: readonly string[] = [
  'birth_date',
  'sex',
  'relation',
  'recorded_category',
  'own_recorded_category',
  'recognised_on',
  'exited_category',
  'exited_on',
]

/** The registry's word for a household that is in no category: only watched, or exited. */
export const noCategory = '无'

/**
 * The fact that says whether a person stands in the roster of a category: whoever stands in two of
 * them is helped twice.
 */
export const listedFacts: Readonly<Record<string, string>> = {
  低保对象: 'dibao_listed',
  特困人员: 'tekun_listed',
}

/**
 * The dataset of values that a person settled: they count before what had been said until then, whoever
 * had said it, and hold until a source says something else.
 */
export const settledDataset = '核实结清'
