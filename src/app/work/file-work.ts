import { type Acting, fileInScope, inScope, scopeOf } from '#access/index'
import { sql } from '#db/index'
import { civilAffairs } from '#dispatch/index'
import type { WorkKind } from '#http/index'
import type { App } from '../app.ts'
import { type Delivery, listDeliveries } from '../exchange/list-deliveries.ts'
import { holds, type WorkSource, workRows } from './work-row.ts'

/** Files, the rows in doubt in them, and data that somebody is asked for. */
export function fileWork(acting: Acting): readonly WorkSource[] {
  const sources: WorkSource[] = []
  if (holds(acting, '处理候选')) sources.push(candidates(acting))
  if (holds(acting, '确认入库')) sources.push(batches(acting))
  if (holds(acting, '接收文件')) sources.push(requests(acting))
  if (holds(acting, '索取数据')) sources.push(overdueRequests(acting))
  return sources
}

/** Rows in doubt, together for each file: one sitting decides about them. */
function candidates(acting: Acting): WorkSource {
  const { countyCode } = acting
  return {
    kinds: ['确认候选'],
    sql: workRows(
      {
        ...{ kind: sql`'确认候选'`, id: sql`c.batch_id`, what: sql`min(b.file_name)` },
        ...{ since: sql`min(coalesce(b.committed_at, b.staged_at))`, who: sql`min(b.department)` },
        amount: sql`count(distinct (c.sheet, c.row_number))`,
      },
      sql`
      from match_candidate as c
      join import_batch as b on b.id = c.batch_id
      left join person_profile as f
        on f.county_code = ${countyCode} and f.person_id = c.person_id
      left join household as h on h.county_code = ${countyCode} and h.id = f.household_id
      where c.county_code = ${countyCode} and c.state = '待确认' and b.state = '已入库'
        and ${inScope(acting, { household: sql`h.id`, division: sql`h.division_code` })}
      group by c.batch_id`,
    ),
  }
}

/** Handed in by somebody else: nobody takes in what they handed in themselves. */
function batches(acting: Acting): WorkSource {
  return {
    kinds: ['确认入库'],
    sql: workRows(
      {
        ...{ kind: sql`'确认入库'`, id: sql`b.id`, what: sql`b.file_name` },
        ...{ since: sql`b.staged_at`, who: sql`b.department` },
      },
      sql`
      from import_batch as b
      where b.county_code = ${acting.countyCode} and b.state = '待确认'
        and b.staged_account is distinct from ${acting.who?.accountId ?? null}::uuid
        and ${fileInScope(acting, sql`b.department`)}`,
    ),
  }
}

const requestColumns = {
  ...{ id: sql`r.id`, due: sql`r.due_on`, provisional: sql`r.due_provisional` },
  ...{ urged: sql`(r.urged_count > 0)`, escalatedTo: sql`r.escalated_to` },
  ...{
    since: sql`r.requested_on`,
    what: sql`r.dataset || ' ' || r.period`,
    who: sql`r.department`,
  },
  ...{ amount: sql`r.households`, division: sql`r.division_code` },
}

function requests(acting: Acting): WorkSource {
  const own =
    scopeOf(acting).kind === '全县'
      ? sql`r.department = ${civilAffairs}`
      : inScope(acting, { department: sql`r.department`, division: sql`r.division_code` })
  return {
    kinds: ['答复索取'],
    sql: workRows(
      { ...requestColumns, kind: sql`'答复索取'` },
      sql`
      from data_request as r
      where r.county_code = ${acting.countyCode} and r.state in ('待送达', '部分送达') and ${own}`,
    ),
  }
}

function overdueRequests(acting: Acting): WorkSource {
  return {
    kinds: ['催交数据'],
    sql: workRows(
      { ...requestColumns, kind: sql`'催交数据'` },
      sql`
      from data_request as r
      where r.county_code = ${acting.countyCode} and r.state in ('待送达', '部分送达')
        and r.due_on < ${acting.today} and r.department <> ${civilAffairs}
        and ${inScope(acting, { department: sql`r.department`, division: sql`r.division_code` })}`,
    ),
  }
}

/** What the timetables ask for: of a department its own, of the county what others let pass. */
export async function deliveryWork(app: App, acting: Acting): Promise<WorkSource | undefined> {
  if (!holds(acting, '查看送达') || !(holds(acting, '接收文件') || holds(acting, '索取数据'))) {
    return undefined
  }
  const { items } = await listDeliveries(app, acting)
  const own = ownDepartment(acting)
  const rows = items.flatMap((one) => {
    const kind = deliveryKind(acting, one, own)
    return kind === undefined ? [] : [rowOfDelivery(kind, one)]
  })
  if (rows.length === 0) return undefined
  return {
    kinds: ['报送文件', '催报文件'],
    sql: workRows(
      {
        ...{ kind: sql`d.kind`, id: sql`d.id`, due: sql`d.due`, since: sql`d.since` },
        ...{ what: sql`d.what`, who: sql`d.who`, amount: sql`d.missing` },
      },
      sql`
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (kind text, id text, due date,
        since date, what text, who text, missing integer)`,
    ),
  }
}

function ownDepartment(acting: Acting): string {
  const scope = scopeOf(acting)
  return scope.kind === '推送' ? scope.department : civilAffairs
}

function deliveryKind(
  acting: Acting,
  { department, state, isOverdue, window }: Delivery,
  own: string,
): WorkKind | undefined {
  if (state === '已送达' || window.from > acting.today) return undefined
  if (department === own) return holds(acting, '接收文件') ? '报送文件' : undefined
  return isOverdue && holds(acting, '索取数据') ? '催报文件' : undefined
}

function rowOfDelivery(kind: WorkKind, one: Delivery) {
  return {
    kind,
    id: `${one.dataset}/${one.period}/${one.schedule}`.replaceAll(/[\s:]/g, '-'),
    due: one.window.to,
    since: one.window.from,
    what: `${one.datasetName} ${one.period}`,
    who: one.department,
    missing: one.townships.length - one.covered,
  }
}
