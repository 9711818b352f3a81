import path from 'node:path'
import { answerRequest, listAsked, listRequests, writeReplyFile } from '#app/index'
import { type RequestState, requestStates } from '#monitoring/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface RequestOptions extends PlaceOptions {
  readonly state?: string
  readonly department?: string
  readonly township?: string
  readonly out?: string
  readonly id?: string
  readonly today?: string
  readonly json?: boolean
}

/** `doudi requests`: what departments owe, since when, how often they were urged. */
export async function requests(options: RequestOptions): Promise<void> {
  const state = options.state === undefined ? undefined : stateOf(options.state)
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const { department, township } = options
    const found = await listRequests(app, acting, { state, department, township, limit: 1000 })
    if (options.json) return printJson(found)
    if (found.length === 0) return print('没有。')
    printTable(
      ['编号', '部门', '数据', '乡镇', '期间', '户', '期限', '状态', '答复', '督办'],
      found.map((one) => [
        ...[one.id, one.department, one.datasetName, one.townshipName ?? one.township],
        ...[one.period, one.households],
        `${one.dueOn}${one.dueProvisional ? '（暂计）' : ''}${one.isOverdue ? '（逾期）' : ''}`,
        one.state,
        one.asked === null ? '' : `${one.answered ?? 0}/${one.asked} 人`,
        one.escalatedTo ? `已提请${one.escalatedTo}` : one.urgedCount > 0 ? '已督办' : '',
      ]),
    )
  })
}

/** `doudi requests file ID`: the table that the department fills in. */
export async function requestFile(id: string, options: RequestOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const written = await writeReplyFile(app, acting, id, path.resolve(options.out ?? '.'))
    if (options.json) return printJson(written)
    print(`已写 ${written.path}：${written.rows} 人。内含证件号，请只发给应答复的部门，用后销毁。`)
    if (written.withoutNumber.length > 0) {
      const names = written.withoutNumber.map(({ name }) => name)
      print(`另有 ${names.length} 人底册里没有证件号，无法通过文件询问：${names.join('、')}`)
    }
  })
}

/** `doudi requests people ID`: whom it still asks about. */
export async function requestPeople(id: string, options: RequestOptions): Promise<void> {
  await withApp(options, async (app) => {
    const asked = await listAsked(app, app.acting('命令行', dayIn(app, options.today)), id)
    if (options.json) return printJson(asked)
    if (asked.length === 0) return print('没有要问的人。')
    printTable(
      ['姓名', '证件号', '乡镇'],
      asked.map((one) => [one.name, one.maskedIdentity ?? '没有', one.township ?? '']),
    )
  })
}

/** `doudi requests answer FILE`: the table as it came back. */
export async function requestAnswer(file: string, options: RequestOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const answer = await answerRequest(app, acting, { path: file, requestId: options.id })
    if (options.json) return printJson(answer)
    print(
      `${answer.department}“${answer.datasetName}”的催数：${answer.state}，答复 ${answer.answered}/${answer.asked} 人。`,
    )
    for (const note of answer.outcome.notes) print(`  ${note}`)
    if (answer.unanswered.length > 0) {
      print('还没有答复的（仍按未知处理）：')
      for (const one of answer.unanswered.slice(0, 50)) {
        print(`  ${one.name} ${one.maskedIdentity ?? '没有证件号'} ${one.township ?? ''}`)
      }
      if (answer.unanswered.length > 50) print(`  等 ${answer.unanswered.length} 人`)
    }
  })
}

function stateOf(text: string): RequestState | '全部' {
  const known = [...requestStates, '全部'] as const
  const found = known.find((one) => one === text)
  if (!found) throw refuse('unknown-choice', { text, known })
  return found
}
