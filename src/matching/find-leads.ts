import type { Acting } from '#access/index'
import { ident, sql, type Transaction } from '#db/index'
import type { Fact } from '#policy/index'
import { type FactExpressions, factColumn, type StagedFile, selectFacts } from '#sources/index'
import { newId } from '#vault/index'

interface Found {
  readonly sheet: string
  readonly row_number: number
  readonly id_hash: string
  readonly id_cipher: Uint8Array
  readonly name: string
  readonly division: string | null
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * People outside the registry whom the dataset's screening rule would raise become leads, with the
 * reason. Of everybody else outside the registry nothing is kept. Gives how many leads are new.
 */
export async function findLeads(
  tx: Transaction,
  acting: Acting,
  staged: StagedFile,
  facts: readonly FactExpressions[],
): Promise<number> {
  const { screening, dataset, batchId } = staged
  if (screening === undefined) return 0
  // Being on the list may be all that a file says.
  const written = facts.filter(({ fact }) => staged.layout.facts.includes(fact))
  const used = written.length > 0 ? written : facts
  const condition = screening.toSql((fact) => sql`u.${ident(factColumn(fact))}`)
  const found = await tx.query<Found>(sql`
    select u.sheet, u.row_number, u.id_hash, u.id_cipher, u.name, u.division,
      to_jsonb(u) - array['sheet', 'row_number', 'id_hash', 'id_cipher', 'name', 'division'] as facts
    from (
      select min(s.sheet) as sheet, min(s.row_number) as row_number, s.id_hash,
        (array_agg(s.id_cipher) filter (where s.id_cipher is not null))[1] as id_cipher,
        max(s.name) as name, max(s.division) as division, ${selectFacts(facts, 'ofMany')}
      from ${ident(staged.table)} as s
      where s.verdict < 3 and s.id_hash is not null and s.name not like '%*%'
        and not exists (
          select from person as p
          where p.county_code = ${acting.countyCode} and p.id_hash = s.id_hash)
        and not exists (
          select from pg_temp.remembered as r
          where r.sheet = s.sheet and r.row_number = s.row_number)
      group by s.id_hash
      having count(distinct s.name) = 1
    ) as u
    where u.id_cipher is not null and (${condition})
    order by u.sheet, u.row_number`)
  let fresh = 0
  for (const lead of found) {
    const values = valuesByCode(used, lead.facts)
    const reason = reasonOf(screening.rule, used, values)
    const [row] = await tx.query<{ fresh: boolean }>(sql`
      insert into lead (county_code, id, dataset, batch_id, sheet, row_number, id_hash, id_cipher,
        name, division_code, facts, reason)
      values (${acting.countyCode}, ${newId()}, ${dataset.code}, ${batchId}, ${lead.sheet},
        ${lead.row_number}, ${lead.id_hash}, ${lead.id_cipher}, ${lead.name}, ${lead.division},
        ${JSON.stringify(values)}::jsonb, ${reason})
      on conflict (county_code, dataset, id_hash) do update
      set batch_id = excluded.batch_id, sheet = excluded.sheet, row_number = excluded.row_number,
        facts = excluded.facts, reason = excluded.reason, state = '待走访',
        earlier = lead.earlier || jsonb_build_array(jsonb_build_object('batch', lead.batch_id,
          'sheet', lead.sheet, 'row', lead.row_number, 'facts', lead.facts, 'reason', lead.reason))
      where lead.state in ('待走访', '已撤回') and lead.batch_id <> excluded.batch_id
      returning (xmax = 0) as fresh`)
    if (row?.fresh === true) fresh += 1
  }
  return fresh
}

type Values = Readonly<Record<string, string | number | boolean | null>>

function valuesByCode(used: readonly FactExpressions[], columns: Values): Values {
  return Object.fromEntries(used.map(({ fact }) => [fact.code, columns[factColumn(fact)] ?? null]))
}

/** What the file says of the person, so that whoever visits knows why. */
function reasonOf(rule: string, used: readonly FactExpressions[], values: Values): string {
  const said = used.flatMap(({ fact }) => {
    const value = values[fact.code] ?? null
    return value === null ? [] : [`${fact.name}：${shown(fact, value)}`]
  })
  return `符合 ${rule} 的筛查条件而不在底册（${said.join('，')}）`
}

function shown(fact: Fact, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return fact.type === '金额' ? `${(Number(value) / 100).toFixed(2)} 元` : String(value)
}
