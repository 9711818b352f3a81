import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { SupervisionAlert as Shown } from '#http/index'
import type { SupervisionAlert } from '#oversight/index'

/**
 * Alerts with their evidence in lines. What is named there by its id is said as people know it: whoever
 * it is about by the number of the household, a line of the log by its time and what was done.
 */
export async function shownSupervision(
  q: Queryable,
  { countyCode }: Acting,
  alerts: readonly SupervisionAlert[],
): Promise<Shown[]> {
  const ids = [...new Set(alerts.flatMap(({ evidence }) => idsIn(evidence)))]
  const found = ids.length === 0 ? [] : await readWords(q, countyCode, ids)
  const words = new Map(found.map(({ id, word }) => [id, word]))
  return alerts.map((alert) => shown(alert, words))
}

type Words = ReadonlyMap<string, string>

function readWords(q: Queryable, countyCode: string, ids: readonly string[]) {
  const wanted = sql`any(${[...ids]}::uuid[])`
  return q.query<{ readonly id: string; readonly word: string }>(sql`
    select h.id, h.number as word from household as h
    where h.county_code = ${countyCode} and h.id = ${wanted}
    union all
    select f.person_id, h.number from person_profile as f
    join household as h on h.county_code = ${countyCode} and h.id = f.household_id
    where f.county_code = ${countyCode} and f.person_id = ${wanted}
    union all
    select r.id, h.number from recognition as r
    join household as h on h.county_code = ${countyCode} and h.id = r.household_id
    where r.county_code = ${countyCode} and r.id = ${wanted}
    union all
    select e.id, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI ') || e.action
    from audit_entry as e
    where e.county_code = ${countyCode} and e.id = ${wanted}`)
}

function shown(alert: SupervisionAlert, words: Words): Shown {
  const { householdId, household, evidence, ...rest } = alert
  return {
    ...rest,
    household:
      householdId === null || household === null ? null : { id: householdId, number: household },
    evidence: Object.entries(evidence).flatMap(([name, value]) => {
      const said = say(value, words)
      return said === '' ? [] : [{ name, value: said }]
    }),
  }
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return isId.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(idsIn)
}

/** Several of one household are said once; an id that nobody knows a word for is left out. */
function say(value: unknown, words: Words): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    const said = new Set(value.map((one) => say(one, words)))
    return [...said].filter((one) => one !== '').join('、')
  }
  if (typeof value !== 'object') {
    const word = String(value)
    return isId.test(word) ? (words.get(word) ?? '') : word
  }
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${say(inner, words)}`)
    .join('，')
}
