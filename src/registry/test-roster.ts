import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { newId } from '#vault/index'
import { applyRoster } from './apply-roster.ts'
import type { RosterOutcome, RosterRow } from './roster.ts'
import { actingOn, type TestCounty, villages } from './test-county.ts'

export type Given = Partial<RosterRow> & { readonly name: string; readonly home: string }

let nextRow = 2

/** A row of a list: somebody with an identity number of their own. */
export function aRow(county: TestCounty, { home, ...given }: Given): RosterRow {
  const { vault } = county.acting
  return {
    sheet: '农村低保',
    row: nextRow++,
    householdKey: home,
    idHash: vault.hashIdentity(`ID ${given.name}`),
    idCipher: vault.encrypt(`ID ${given.name}`),
    lastFourHash: vault.hashLastFour(given.name),
    sex: '男',
    birthDate: localDate('1980-01-01'),
    relation: '本人',
    divisionCode: villages.liulin,
    address: null,
    phone: null,
    bankCard: null,
    facts: {},
    recognisedOn: localDate('2023-05-01'),
    exitedOn: null,
    formerCategory: null,
    ...given,
  }
}

export interface TestRoster {
  readonly kind?: '台账' | '退出台账'
  readonly category?: string | null
  readonly dataset?: string
  readonly period?: string
  readonly today?: string
  readonly complete?: boolean
  readonly facts?: readonly string[]
}

/** A list as it came in, applied on its day. */
export async function apply(
  county: TestCounty,
  rows: readonly RosterRow[],
  given: TestRoster = {},
): Promise<RosterOutcome> {
  const { db, catalogue } = county
  const acting = actingOn(county, given.today ?? '2024-10-11')
  const batch = newId()
  const period = given.period ?? '2024-09'
  const periodEnd = localDate(`${period}-${period.endsWith('-02') ? '28' : '30'}`)
  const dataset = { code: given.dataset ?? 'dibao-roster', department: '民政' }
  return db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes,
        period, period_end, mode, state, committed_at, imported_by)
      values (${batch}, ${acting.countyCode}, ${dataset.code}, '民政', '台账.xlsx', ${batch}, 1,
        ${period}, ${periodEnd}, '全量', '已入库', now(), '张经办')`)
    const outcome = await applyRoster(tx, acting, {
      kind: given.kind ?? '台账',
      category: given.category === undefined ? '低保对象' : given.category,
      dataset,
      batch: {
        id: batch,
        period,
        periodEnd,
        complete: given.complete ?? true,
        townships: 'county',
      },
      facts: (given.facts ?? []).flatMap((code) => catalogue.findByCode(code) ?? []),
      catalogue,
      rows,
    })
    await tx.execute(sql`
      insert into coverage (county_code, dataset, period, division_code, batch_id, row_count)
      values (${acting.countyCode}, ${dataset.code}, ${period}, '999901000000', ${batch}, 1)
      on conflict do nothing`)
    return outcome
  })
}

/** The person of that name, and where they live now. */
export async function homeOf(county: TestCounty, name: string) {
  const [row] = await county.db.query<{ id: string; household: string; number: string }>(sql`
    select p.id, m.household_id as household, h.number
    from person as p
    join membership as m on m.county_code = p.county_code and m.person_id = p.id
      and m.valid_to is null
    join household as h on h.county_code = m.county_code and h.id = m.household_id
    where p.county_code = ${county.acting.countyCode} and p.name = ${name}`)
  return row ?? { id: '', household: '', number: '' }
}
