import type { Acting } from '#access/index'
import { joinSql, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { quoted } from './observed-facts.ts'

/** Facts that the registry itself keeps, as they stand in the profile from a day on. */
export interface OwnFacts {
  readonly level: '人' | '户'
  /** Fact codes, and `division_code` of a household. */
  readonly facts: readonly string[]
  readonly subjects: readonly OwnSubject[]
  /** Decisions outweigh what a list says in the same moment. */
  readonly step: '登记' | '决定'
}

export interface OwnSubject {
  readonly id: string
  /** The first day on which the values hold. */
  readonly validFrom: LocalDate
}

const steps = { 登记: 0, 决定: 1 } as const

/** Writes down what the profile says now, so that another day can be asked for it later. */
export async function recordOwnFacts(
  tx: Transaction,
  { countyCode }: Pick<Acting, 'countyCode'>,
  { level, facts, subjects, step }: OwnFacts,
): Promise<void> {
  if (subjects.length === 0) return
  const table = trusted(level === '人' ? 'person_profile' : 'household_profile')
  const key = trusted(level === '人' ? 'person_id' : 'household_id')
  const pairs = facts.map((code) => sql`${quoted(code)}: p.${columnOf(code)}`)
  await tx.execute(sql`
    insert into registry_record (county_code, subject_id, step, valid_from, facts)
    select ${countyCode}, p.${key}, ${steps[step]}, t.day,
      json_object(${joinSql(pairs, ', ')} null on null returning jsonb)
    from unnest(${subjects.map(({ id }) => id)}::uuid[],
      ${subjects.map(({ validFrom }) => validFrom)}::date[]) as t (id, day)
    join ${table} as p on p.county_code = ${countyCode} and p.${key} = t.id
    on conflict (county_code, subject_id, recorded_at, step) do update
    set facts = registry_record.facts || excluded.facts, valid_from = excluded.valid_from`)
}

function columnOf(code: string): Sql {
  return trusted(code === 'division_code' ? code : `f_${code}`)
}

export const personOwnFacts = ['birth_date', 'sex', 'relation', 'own_recorded_category'] as const
export const categoryFacts = [
  'recorded_category',
  'recognised_on',
  'exited_category',
  'exited_on',
] as const
