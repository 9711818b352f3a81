import { type Acting, inScope, scopeOf } from '#access/index'
import { type Sql, sql } from '#db/index'
import { alertInScope, civilAffairs, leadInScope, pushInScope } from '#dispatch/index'
import type { WorkKind } from '#http/index'
import { holds, type WorkSource, workRows } from './work-row.ts'

/** Alerts and pushes that wait for whoever acts. */
export function dispatchWork(acting: Acting): readonly WorkSource[] {
  const sources: WorkSource[] = []
  if (holds(acting, '推送预警')) {
    sources.push(alertsToPush(acting), returned(acting), replied(acting), overdue(acting))
    sources.push(extensions(acting))
  }
  if (holds(acting, '办理推送')) sources.push(toReceive(acting), toAnswer(acting))
  if (holds(acting, '办理线索')) sources.push(leads(acting))
  return sources
}

/** Not yet pushed to anybody; what a department sent back waits as that. */
function alertsToPush(acting: Acting): WorkSource {
  const from = sql`
    from alert as a
    where a.county_code = ${acting.countyCode} and a.state = '待推送' and ${alertInScope(acting)}
      and not exists (
        select from push as p
        where p.county_code = ${acting.countyCode} and p.alert_id = a.id and p.state = '退回')`
  return {
    kinds: ['推送预警'],
    sql: workRows(
      {
        ...{ kind: sql`'推送预警'`, id: sql`a.id`, since: sql`a.raised_on`, what: sql`a.title` },
        ...alertColumns,
      },
      from,
    ),
    counted: sql`
      select '推送预警'::text as kind, null::date as due_on, a.division_code as division ${from}`,
  }
}

const alertColumns = {
  class: sql`a.class`,
  rule: sql`a.rule`,
  division: sql`a.division_code`,
  household: sql`a.household_id`,
  person: sql`a.person_id`,
  alert: sql`a.id`,
}

const pushColumns = {
  ...alertColumns,
  id: sql`p.id`,
  due: sql`p.due_on`,
  provisional: sql`p.due_provisional`,
  urged: sql`(p.urged_count > 0)`,
  escalatedTo: sql`p.escalated_to`,
}

type PushColumns = Omit<Parameters<typeof workRows>[0], 'kind' | 'id'>

/** Pushes of one kind of work, which count by what the push itself says. */
function pushWork(
  acting: Acting,
  kind: WorkKind,
  { condition, ...columns }: PushColumns & { readonly condition: Sql },
): WorkSource {
  const { countyCode } = acting
  const where = sql`p.county_code = ${countyCode} and ${condition} and ${pushInScope(acting)}`
  const due = columns.due ?? sql`null`
  const rows = (those: Sql) =>
    workRows(
      { ...columns, id: sql`p.id`, kind: sql`${kind}` },
      sql`
      from push as p
      join alert as a on a.county_code = ${countyCode} and a.id = p.alert_id
      where ${those}`,
    )
  return {
    kinds: [kind],
    sql: rows(where),
    lean: {
      sql: sql`
        select p.id as own_id, ${kind}::text as kind, p.id::text as id, ${due}::date as due_on,
          ${columns.since}::date as since, ${columns.what}::text as what, p.place as division,
          p.alert_id
        from push as p where ${where}`,
      whole: (ids) => rows(sql`p.county_code = ${countyCode} and p.id = any(array(${ids}))`),
    },
    counted: sql`
      select ${kind}::text as kind, ${due}::date as due_on, p.place as division
      from push as p where ${where}`,
  }
}

/** Pushes that whoever acts is to answer: the county those to civil affairs, an area those to its places. */
function ownPush(acting: Acting): Sql {
  if (scopeOf(acting).kind === '全县') return sql`p.department = ${civilAffairs}`
  return inScope(acting, { department: sql`p.department`, division: sql`p.division_code` })
}

const asked = { since: sql`p.pushed_on`, what: sql`p.matter`, who: sql`p.department` }

function toReceive(acting: Acting): WorkSource {
  const condition = sql`p.state = '已推送' and ${ownPush(acting)}`
  return pushWork(acting, '签收推送', { ...pushColumns, ...asked, condition })
}

function toAnswer(acting: Acting): WorkSource {
  const condition = sql`p.state in ('已签收', '处置中') and ${ownPush(acting)}`
  return pushWork(acting, '反馈推送', { ...pushColumns, ...asked, condition })
}

function returned(acting: Acting): WorkSource {
  const what = sql`coalesce(p.returned_reason, p.matter)`
  const condition = sql`p.state = '退回'`
  return pushWork(acting, '处理退回', { ...pushColumns, ...asked, what, condition })
}

/** The deadline was the department's: it has answered. */
function replied(acting: Acting): WorkSource {
  const { due: _, provisional: _p, urged: _u, escalatedTo: _e, ...columns } = pushColumns
  const since = sql`coalesce(p.replied_on, p.pushed_on)`
  return pushWork(acting, '办结推送', {
    ...{ ...columns, ...asked, since },
    condition: sql`p.state = '已反馈'`,
  })
}

/** What others owe an answer for, and civil affairs sees to it. */
function overdue(acting: Acting): WorkSource {
  return pushWork(acting, '催办推送', {
    ...{ ...pushColumns, ...asked },
    condition: sql`p.state in ('已推送', '已签收', '处置中') and p.due_on < ${acting.today}
      and p.duty = '责任' and p.department <> ${civilAffairs}`,
  })
}

/** What a department asked more time for; the deadline that would move is the push's. */
function extensions(acting: Acting): WorkSource {
  return {
    kinds: ['答复延期'],
    sql: workRows(
      {
        ...{ ...pushColumns, kind: sql`'答复延期'`, since: sql`e.asked_on` },
        ...{ what: sql`e.reason`, who: sql`p.department`, amount: sql`e.days` },
      },
      sql`
      from push_extension as e
      join push as p on p.county_code = ${acting.countyCode} and p.id = e.push_id
      join alert as a on a.county_code = ${acting.countyCode} and a.id = p.alert_id
      where e.county_code = ${acting.countyCode} and e.state = '待答复'
        and p.state in ('已推送', '已签收', '处置中') and ${alertInScope(acting)}`,
    ),
  }
}

function leads(acting: Acting): WorkSource {
  const own =
    scopeOf(acting).kind === '全县' ? sql`l.department = ${civilAffairs}` : leadInScope(acting)
  return {
    kinds: ['签收线索', '走访线索'],
    sql: workRows(
      {
        kind: sql`case when l.received_on is null then '签收线索' else '走访线索' end`,
        ...{ id: sql`l.id`, due: sql`l.due_on`, provisional: sql`l.due_provisional` },
        ...{ urged: sql`(l.urged_count > 0)`, escalatedTo: sql`l.escalated_to` },
        ...{ since: sql`coalesce(l.pushed_on, l.found_at::date)`, what: sql`coalesce(l.name, '')` },
        ...{ who: sql`l.dataset`, division: sql`l.division_code` },
      },
      sql`
      from lead as l
      where l.county_code = ${acting.countyCode} and l.state = '待走访'
        and l.pushed_on is not null and ${own}`,
    ),
  }
}
