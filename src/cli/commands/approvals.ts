import { approvalStates } from '#access/index'
import { type App, approvalsOf, shownApprovalOf } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { withApp } from '../with-app.ts'

interface ApprovalOptions extends PlaceOptions {
  readonly state?: string
  readonly limit?: string
  readonly json?: boolean
}

/** `doudi approvals list`: what waits for a second person. */
export async function listAll(options: ApprovalOptions): Promise<void> {
  const known = [...approvalStates, '全部'] as const
  const state = known.find((one) => one === (options.state ?? '待复核'))
  if (state === undefined) throw refuse('unknown-choice', { text: options.state ?? '', known })
  const limit = Math.max(1, Number.parseInt(options.limit ?? '50', 10) || 50)
  await withApp(options, async (app) => {
    const { items, next } = await approvalsOf(app, actingOf(app), { state, limit })
    if (options.json) return printJson({ items, next })
    if (items.length === 0) return print('没有。')
    printTable(
      ['编号', '事项', '状态', '户号', '内容', '提出人', '提出日', '复核人', '理由'],
      items.map((one) => [
        ...[one.id, one.action, one.state, one.household?.number ?? '', one.summary],
        ...[one.proposedBy, one.proposedOn, one.decidedBy ?? '', one.reason ?? ''],
      ]),
    )
    if (next !== null) print(`只列了前 ${items.length} 项，用 --limit 看更多。`)
  })
}

/** `doudi approvals show`: one proposal with what it asks for. */
export async function show(id: string, options: ApprovalOptions): Promise<void> {
  await withApp(options, async (app) => {
    const found = await shownApprovalOf(app, actingOf(app), id)
    if (options.json) return printJson(found)
    print(`${found.action}：${found.summary}（${found.state}）`)
    if (found.household) {
      const { number, township, village } = found.household
      print(`户号 ${number}，${township ?? ''}${village ?? ''}`)
    }
    for (const { name, value } of found.details) print(`  ${name}：${value}`)
    print(`${found.proposedBy} 于 ${found.proposedOn} 提出`)
    if (found.decidedBy !== null) print(`${found.decidedBy} 办理：${found.state}`)
    if (found.reason !== null) print(`理由：${found.reason}`)
    for (const { staff, post, relation } of found.relatives) {
      print(`备案近亲属：${staff}${post === null ? '' : `（${post}）`}的${relation}`)
    }
  })
}

function actingOf(app: App) {
  return app.acting('命令行', app.today())
}
