import { decideCandidate, findBatchId, listCandidates, previewOf } from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface CandidateOptions extends PlaceOptions {
  readonly batch?: string
  readonly all?: boolean
  readonly reason?: string
  readonly by: string
  readonly json?: boolean
}

/** Lists candidates, or confirms or refuses one. */
export async function candidates(
  action: string | undefined,
  id: string | undefined,
  options: CandidateOptions,
): Promise<void> {
  if (action === undefined) return list(options)
  const decision = { confirm: '确认', refuse: '排除' }[action] as '确认' | '排除' | undefined // by the keys
  if (decision === undefined || id === undefined) {
    tell(
      '用法：doudi candidates confirm 编号，或 doudi candidates refuse 编号。编号见 doudi candidates。',
    )
    process.exitCode = 2
    return
  }
  await withApp(options, async (app) => {
    const acting = app.acting(options.by, app.today())
    const decided = await decideCandidate(app, acting, id, { decision, reason: options.reason })
    if (options.json) return printJson(decided)
    if (decision === '排除') print('已排除，以后同样的行不再提出这个人。')
    else if (decided.applied) print('已确认，这一行的内容已记到此人名下。')
    else print('已确认并记住。这一行的内容已不再保存，下次报送同样的行时直接采用。')
    if (decided.settled > 0) print(`另有 ${decided.settled} 个对象因此不再存疑，已重新判定。`)
  })
}

async function list(options: CandidateOptions): Promise<void> {
  await withApp(options, async (app) => {
    const state = options.all ? '全部' : '待确认'
    const acting = app.acting(options.by, app.today())
    const { batch } = options
    const batchId = batch === undefined ? undefined : await findBatchId(app, acting, batch)
    const preview = batchId === undefined ? undefined : await previewOf(app, acting, batchId)
    const found = await listCandidates(app, acting, { state, batchId })
    if (options.json) return printJson(found.items)
    if (preview?.state === '待确认') {
      print(`这个批次还没有入库，预计有 ${preview.candidates} 个候选，入库后才能确认。`)
      return print(
        '先用 doudi batches commit 入库，再来确认；行见 doudi batches rows --filter 候选。',
      )
    }
    if (found.items.length === 0) return print('没有。')
    const head = [
      '编号',
      '文件',
      '工作表',
      '行',
      '行内姓名',
      '可能是',
      '户号',
      '把握',
      '理由',
      '状态',
    ]
    printTable(
      head,
      found.items.map((one) => [
        one.id,
        one.file,
        one.sheet,
        one.row,
        one.rowName ?? '',
        one.person,
        one.household ?? '',
        one.score,
        one.reasons.join('、'),
        one.state,
      ]),
    )
    if (found.next !== null) print(`只列出前 ${found.items.length} 条，其余用 --batch 分批查看。`)
  })
}
