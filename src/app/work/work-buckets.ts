import { type Sql, sql } from '#db/index'
import type { WorkBucket } from '#http/index'
import {
  addDays,
  addWorkingDays,
  type CalendarDays,
  dayKind,
  isWeekend,
  type LocalDate,
} from '#kernel/index'

/** How many working days from today still count as soon. */
const soonWorkingDays = 3

/** The days from which the deadlines of a day's list are told apart. */
export interface WorkDays {
  readonly today: LocalDate
  /** The last day of 三日内. */
  readonly until: LocalDate
  /** Saturdays and Sundays worked, and days off that are no weekend, up to `until`. */
  readonly makeupWorkdays: readonly LocalDate[]
  readonly holidays: readonly LocalDate[]
}

/** The bounds of the buckets on `today`, in working days of the published calendar. */
export function workDays(calendar: CalendarDays, today: LocalDate): WorkDays {
  const until = addWorkingDays(calendar, today, soonWorkingDays).day
  const days: LocalDate[] = []
  for (let day = today; day < until; ) {
    day = addDays(day, 1)
    days.push(day)
  }
  const kindOf = (day: LocalDate) => dayKind(calendar, day)
  return {
    today,
    until,
    makeupWorkdays: days.filter((day) => isWeekend(day) && kindOf(day) === '工作日'),
    holidays: days.filter((day) => !isWeekend(day) && kindOf(day) === '休息日'),
  }
}

/** SQL for the bucket of `due_on`; 无期限 apart from 以后. */
export function bucketOf({ today, until }: WorkDays): Sql {
  return sql`case
    when due_on is null then '无期限'
    when due_on > ${until}::date then '以后'
    when due_on < ${today}::date then '超时'
    when due_on = ${today}::date then '今天'
    else '三日内' end`
}

/** SQL for whether `due_on` lies in a bucket, in a form that an index may serve. */
export function isInBucket({ today, until }: WorkDays, bucket: WorkBucket): Sql {
  switch (bucket) {
    case '超时':
      return sql`due_on < ${today}::date`
    case '今天':
      return sql`due_on = ${today}::date`
    case '三日内':
      return sql`(due_on > ${today}::date and due_on <= ${until}::date)`
    case '以后':
      return sql`(due_on is null or due_on > ${until}::date)`
  }
}

/** The bucket of one deadline; the words are those of `bucketOf`. */
export function bucketOfDay({ today, until }: WorkDays, due: string | null): WorkBucket {
  if (due === null || due > until) return '以后'
  if (due < today) return '超时'
  return due === today ? '今天' : '三日内'
}
