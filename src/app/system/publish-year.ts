import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { CalendarDraftInput, CalendarPublication, CalendarYear } from '#http/index'
import { calendarOf } from '#kernel/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import { policyDays } from '../policy-days.ts'
import { moveDeadlines } from './move-deadlines.ts'
import { noteChange } from './note-change.ts'
import { overlay, readOfficeYears } from './office-years.ts'
import { checkYear, readYear } from './read-calendar.ts'
import { refuse } from './refusals.ts'

/** Keeps the days of a year in preparation; they count for nothing yet. */
export function saveDraft(
  app: App,
  acting: Acting,
  input: CalendarDraftInput,
): Promise<CalendarYear> {
  const { year, holidays, makeupWorkdays, document } = input
  const { today } = acting
  checkYear(app, { year, today })
  checkDays(input)
  return noteChange(app, acting, async (tx) => {
    await tx.execute(sql`
      insert into calendar_draft (year, holidays, makeup_workdays, document, changed_by, changed_at)
      values (${year}, ${holidays}::date[], ${makeupWorkdays}::date[], ${document ?? null},
        ${acting.actor}, clock_timestamp())
      on conflict (year) do update
      set holidays = excluded.holidays, makeup_workdays = excluded.makeup_workdays,
        document = excluded.document, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at`)
    return {
      answer: await readYear(tx, app, { year, today }),
      action: '保存工作日历草稿',
      detail: `${year} 年，放假 ${holidays.length} 天，调休上班 ${makeupWorkdays.length} 天`,
    }
  })
}

/** Throws the preparation of a year away; what was published stays. */
export function dropDraft(app: App, acting: Acting, year: number): Promise<CalendarYear> {
  const { today } = acting
  checkYear(app, { year, today })
  return noteChange(app, acting, async (tx) => {
    const gone = await tx.execute(sql`delete from calendar_draft where year = ${year}`)
    if (gone === 0) throw refuse('calendar-no-draft', { year })
    return {
      answer: await readYear(tx, app, { year, today }),
      action: '放弃工作日历草稿',
      detail: `${year} 年`,
    }
  })
}

/**
 * The prepared year counts from now on, on a document. A year that was published already is corrected,
 * with a reason: what was published stays on record. Open deadlines that hang on the year are counted
 * anew in the same transaction. Refused when the draft is not the one that was looked at.
 */
export async function publishYear(
  app: App,
  acting: Acting,
  publication: CalendarPublication,
): Promise<CalendarYear & { readonly moved: number }> {
  const { year, document } = publication
  const { today } = acting
  checkYear(app, { year, today })
  const before = await readYear(app.db, app, { year, today })
  const isCorrection = before.state === '公布'
  const reason = publication.reason?.trim() ?? ''
  if (isCorrection && reason === '') throw refuse('calendar-reason', { year })
  const moved = await noteChange(app, acting, async (tx) => {
    const draft = await takeDraft(tx, publication)
    if (isCorrection && isSame(draft, before)) throw refuse('calendar-same', { year })
    if (isCorrection && before.history.length === 0) await keepFormer(tx, before)
    await tx.execute(sql`
      insert into calendar_year (year, published_on, document, published_by, published_at)
      values (${year}, ${today}::date, ${document}, ${acting.actor}, now())
      on conflict (year) do update
      set published_on = excluded.published_on, document = excluded.document,
        published_by = excluded.published_by, published_at = excluded.published_at`)
    const calendar = overlay(app.policy.calendar, await readOfficeYears(tx))
    const count = await moveDeadlines(
      tx,
      { countyCode: app.county.code, calendar, ...(isCorrection && { corrected: year }) },
      {
        request: policyDays(app.pack, '催数时限', acting.today),
        notice: policyDays(app.pack, '书面告知时限', acting.today),
      },
    )
    await keepPublication(tx, {
      ...{ year, days: draft, document, by: acting.actor, moved: count },
      reason: isCorrection ? reason : null,
    })
    const detail = isCorrection
      ? `${year} 年，${document}，更正：${reason}，重算期限 ${count} 个`
      : `${year} 年，${document}，重算暂定期限 ${count} 个`
    return { answer: count, action: isCorrection ? '更正工作日历' : '公布工作日历', detail }
  })
  await app.refreshPolicy()
  return { ...(await readYear(app.db, app, { year, today })), moved }
}

type Days = Pick<CalendarYear, 'holidays' | 'makeupWorkdays'>

function isSame(one: Days, other: Days): boolean {
  const text = ({ holidays, makeupWorkdays }: Days) =>
    JSON.stringify([[...holidays].sort(), [...makeupWorkdays].sort()])
  return text(one) === text(other)
}

/** What counted before there was a record of publications. */
async function keepFormer(tx: Transaction, before: CalendarYear): Promise<void> {
  const { year, holidays, makeupWorkdays, document, publishedBy, publishedAt, source } = before
  await tx.execute(sql`
    insert into calendar_publication (id, year, holidays, makeup_workdays, document, reason,
      published_by, published_at, moved)
    values (${newId()}, ${year}, ${holidays}::date[], ${makeupWorkdays}::date[], ${document}, null,
      ${publishedBy ?? source ?? '政策文件'},
      coalesce(${publishedAt}::timestamptz, now() - interval '1 second'), 0)`)
}

async function keepPublication(
  tx: Transaction,
  one: {
    readonly year: number
    readonly days: Days
    readonly document: string
    readonly reason: string | null
    readonly by: string
    readonly moved: number
  },
): Promise<void> {
  const { year, days, document, reason, by, moved } = one
  await tx.execute(sql`
    insert into calendar_publication (id, year, holidays, makeup_workdays, document, reason,
      published_by, published_at, moved)
    values (${newId()}, ${year}, ${days.holidays}::date[], ${days.makeupWorkdays}::date[],
      ${document}, ${reason}, ${by}, now(), ${moved})`)
}

/** The draft's days take the place of the year's days. */
async function takeDraft(
  tx: Transaction,
  { year, changedAt }: Pick<CalendarPublication, 'year' | 'changedAt'>,
): Promise<Days> {
  const [draft] = await tx.query<Days & { readonly by: string; readonly isSame: boolean }>(sql`
    select changed_by as by, changed_at = ${changedAt}::timestamptz as "isSame",
      to_jsonb(holidays) as holidays, to_jsonb(makeup_workdays) as "makeupWorkdays"
    from calendar_draft where year = ${year} for update`)
  if (!draft) throw refuse('calendar-no-draft', { year })
  if (!draft.isSame) throw refuse('calendar-changed', draft)
  await tx.execute(sql`
    delete from calendar_day where extract(year from day) = ${year}`)
  await tx.execute(sql`
    insert into calendar_day (day, kind)
    select unnest(holidays), '放假' from calendar_draft where year = ${year}
    union all
    select unnest(makeup_workdays), '调休上班' from calendar_draft where year = ${year}`)
  await tx.execute(sql`delete from calendar_draft where year = ${year}`)
  return draft
}

/** As a calendar file is checked: days of the year, none twice, worked ones on a weekend. */
function checkDays({ year, holidays, makeupWorkdays }: CalendarDraftInput): void {
  try {
    calendarOf({ 年份: { [year]: { 放假: holidays, 补班: makeupWorkdays } } })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const day = /\d{4}-\d{2}-\d{2}/.exec(error.message)?.[0] ?? ''
    throw refuse('calendar-days', { problem: problemOf(error.message, { year, day }) })
  }
}

function problemOf(
  message: string,
  { year, day }: { readonly year: number; readonly day: string },
): string {
  if (message.startsWith('given twice')) return `${day} 写了两次`
  if (message.startsWith('worked anyway')) return `${day} 不是周六或周日，不用写成调休上班`
  if (message.startsWith('not in')) return `${day} 不在 ${year} 年`
  return '有一天不是日期'
}
