import { type Sql, sql, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import type { MonitoringRule } from '#policy/index'
import { type RecordNames, recordCondition } from './record-condition.ts'

export interface RecordScope {
  readonly countyCode: string
  readonly asOf: LocalDate
  /** One record only: its subject id. */
  readonly subjectId?: string | undefined
}

/** The hits of a rule about pushes or rows of files, as rows of `round_hit`. */
export function recordHits(rule: MonitoringRule, scope: RecordScope): Sql {
  return rule.subject === '推送' ? pushHits(rule, scope) : rowHits(rule, scope)
}

const pushNames: RecordNames = {
  职责: trusted('p.duty'),
  状态: trusted('p.state'),
  时限日: trusted('p.due_on'),
  推送日: trusted('p.pushed_on'),
  部门: trusted('p.department'),
}

/** A push of an alert about pushes is left out: watching has an end. */
function pushHits(rule: MonitoringRule, { countyCode, asOf, subjectId }: RecordScope): Sql {
  const condition = recordCondition(rule.id, rule.when.text, {
    ...pushNames,
    评估日: sql`${asOf}::date`,
  })
  const only = subjectId === undefined ? sql`` : sql`and p.id = ${subjectId}`
  return sql`
    select ${rule.id}::text, '推送'::text, p.id, a.household_id, a.person_id, a.division_code, true, 0
    from push as p
    join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
    where p.county_code = ${countyCode} and a.subject_kind <> '推送' ${only} and ${condition}`
}

const rowNames: RecordNames = {
  问题: trusted('w.kind'),
  结论: trusted('w.verdict'),
  列: trusted('w.column_name'),
}

/** One hit a row of a file, however many of its cells are wrong. */
function rowHits(rule: MonitoringRule, { countyCode, subjectId }: RecordScope): Sql {
  const condition = recordCondition(rule.id, rule.when.text, rowNames)
  const only = subjectId === undefined ? sql`` : sql`and ${rowId} = ${subjectId}`
  return sql`
    select ${rule.id}::text, '导入行'::text, ${rowId}, null::uuid, null::uuid, null::text, true, 0
    from row_problem as w
    join import_batch as b on b.id = w.batch_id and b.county_code = ${countyCode}
    where w.county_code = ${countyCode} and b.state = '已入库' ${only} and ${condition}
    group by ${rowId}`
}

/** Names a row of a batch, the same every time: alerts are about it. */
export const rowId = trusted(
  `md5(w.batch_id || chr(31) || w.sheet || chr(31) || w.row_number)::uuid`,
)
