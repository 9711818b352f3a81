import {
  excludeLead,
  listLeads,
  listRegisteredElsewhere,
  pushLeadsNow,
  raiseRegisteredElsewhere,
  receiveLead,
  visitLead,
} from '#app/index'
import { type LeadState, leadStates, type VisitOutcome, visitOutcomes } from '#dispatch/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface LeadOptions extends PlaceOptions {
  readonly state?: string
  readonly township?: string
  readonly department?: string
  readonly overdue?: boolean
  readonly outcome?: string
  readonly reason?: string
  readonly by?: string
  readonly raise?: boolean
  readonly today?: string
  readonly json?: boolean
}

/** `doudi leads`: people outside the registry who may qualify, and whose visit it is. */
export async function leads(options: LeadOptions): Promise<void> {
  const state = options.state === undefined ? undefined : stateOf(options.state)
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const { items, next } = await listLeads(app, acting, {
      ...{ state, township: options.township, department: options.department, limit: 1000 },
      ...(options.overdue === true && { overdueOn: acting.today }),
    })
    if (options.json) return printJson({ items, next })
    if (items.length === 0) return print('没有。')
    printTable(
      ['编号', '数据', '姓名', '证件号', '乡镇', '交给', '期限', '状态', '文件', '行', '为什么'],
      items.map((one) => [
        ...[one.id, one.datasetName, one.name ?? '', one.maskedIdentity ?? ''],
        ...[one.township ?? '', one.department ?? '未推送'],
        `${one.dueOn ?? ''}${one.isOverdue ? '（逾期）' : ''}`,
        one.outcome === null || one.outcome === one.state
          ? one.state
          : `${one.state}：${one.outcome}`,
        ...[one.fileName, one.row, one.reason],
      ]),
    )
    if (next !== null) print(`只列出前 ${items.length} 条，请用 --township 或 --state 缩小范围。`)
  })
}

/** `doudi leads push`: to the townships now, without waiting for a round. */
export async function pushLeads(options: LeadOptions): Promise<void> {
  await withApp(options, async (app) => {
    const pushed = await pushLeadsNow(app, app.acting('命令行', dayIn(app, options.today)))
    if (options.json) return printJson(pushed)
    const parts = Object.entries(pushed.byDepartment).map(([name, count]) => `${name} ${count} 条`)
    print(`推送线索 ${pushed.leads} 条${parts.length > 0 ? `（${parts.join('，')}）` : ''}。`)
  })
}

/** `doudi leads elsewhere`: people whom another county has registered, too. */
export async function elsewhere(options: LeadOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const found = await listRegisteredElsewhere(app, acting)
    const raised = options.raise ? await raiseRegisteredElsewhere(app, acting) : undefined
    if (options.json) return printJson({ items: found, raised: raised ?? null })
    if (found.length === 0) return print('没有。')
    printTable(
      ['户号', '姓名', '证件号', '本县类别', '也登记在'],
      found.map((one) => [
        ...[one.householdNumber, one.name, one.maskedIdentity ?? '', one.category ?? ''],
        one.otherCountyName ?? one.otherCounty,
      ]),
    )
    if (options.raise && !raised) print('没有查得到对方类别的，没有记入跨县比对。请与对方县核对。')
    if (raised)
      print(`已记入跨县比对 ${raised.rows.total} 人，新预警 ${raised.round?.raised ?? 0} 条。`)
  })
}

/** `doudi leads received|visited|excluded ID`. */
export async function settleLead(
  step: 'received' | 'visited' | 'excluded',
  leadId: string,
  options: LeadOptions,
): Promise<void> {
  const outcome = step === 'visited' ? outcomeOf(options.outcome ?? '') : undefined
  await withApp(options, async (app) => {
    const acting = app.acting(options.by ?? '命令行', dayIn(app, options.today))
    if (step === 'received') {
      await receiveLead(app, acting, leadId)
      return options.json ? printJson({ id: leadId }) : print('已签收。')
    }
    const reason = options.reason ?? ''
    const settled = outcome
      ? await visitLead(app, acting, leadId, { outcome, reason })
      : await excludeLead(app, acting, leadId, reason)
    if (options.json) return printJson(settled)
    const others = settled.others > 0 ? `，同一人的另外 ${settled.others} 条线索一并记录` : ''
    print(`线索已记为“${settled.state}”${others}。`)
  })
}

function outcomeOf(text: string): VisitOutcome {
  const found = visitOutcomes.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known: visitOutcomes })
  return found
}

function stateOf(text: string): LeadState | '全部' {
  const known = [...leadStates, '全部'] as const
  const found = known.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known })
  return found
}
