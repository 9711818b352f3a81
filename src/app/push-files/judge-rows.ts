import type { Acting } from '#access/index'
import type { Queryable } from '#db/index'
import { type AnswerablePush, findAnswerable } from '#dispatch/index'
import { hideNumbers } from '#kernel/index'
import { type FilledRow, isId } from './read-filled-rows.ts'
import { columnNames, longestText, type ReplyAct, replyActs } from './reply-columns.ts'

export type RowState = '可用' | '已自动修正' | '需确认' | '不能用'

export interface JudgedRow {
  readonly row: number
  readonly push: AnswerablePush | undefined
  readonly act: ReplyAct | undefined
  readonly cause: string
  readonly measure: string
  readonly outcome: string
  readonly state: RowState
  /** What is wrong, was mended or must be confirmed. */
  readonly note: string | null
}

export interface Judged {
  readonly rows: readonly JudgedRow[]
  /** Rows in which nobody wrote anything. */
  readonly dropped: number
  /** Rows that say what the push's last answer says already. */
  readonly repeated: number
}

/** What each row of a filled-in file would do; nothing is written. */
export async function judgeRows(
  q: Queryable,
  acting: Acting,
  filled: readonly FilledRow[],
): Promise<Judged> {
  const written = filled.filter(({ act, cause, measure, outcome }) =>
    [act, cause, measure, outcome].some((text) => text !== ''),
  )
  const ids = written.map(({ id }) => id).filter(isId)
  const pushes = new Map((await findAnswerable(q, acting, ids)).map((push) => [push.id, push]))
  const seen = new Map<string, number>()
  const rows: JudgedRow[] = []
  let repeated = 0
  for (const row of written) {
    const push = pushes.get(row.id)
    const judged = judge(row, push, seen.get(row.id))
    if (!seen.has(row.id)) seen.set(row.id, row.row)
    if (judged.act === '反馈' && push && saysSame(judged, push)) repeated += 1
    else rows.push(judged)
  }
  return { rows, dropped: filled.length - written.length, repeated }
}

function saysSame(row: JudgedRow, { lastReply }: AnswerablePush): boolean {
  return (
    lastReply !== null &&
    lastReply.cause === row.cause &&
    lastReply.measure === row.measure &&
    lastReply.outcome === row.outcome
  )
}

function judge(row: FilledRow, push: AnswerablePush | undefined, firstAt?: number): JudgedRow {
  const act = replyActs.find((one) => one === (row.act || '反馈'))
  const texts = {
    cause: hideNumbers(row.cause),
    measure: hideNumbers(row.measure),
    outcome: hideNumbers(row.outcome),
  }
  const base = { row: row.row, push, act, ...texts }
  const wrong = faultOf(row, push, { act, firstAt })
  if (wrong !== undefined) return { ...base, state: '不能用', note: wrong }
  const doubt = push && doubtOf(row, push)
  if (doubt !== undefined) return { ...base, state: '需确认', note: doubt }
  const mended = mendingOf(row, texts)
  return { ...base, state: mended === null ? '可用' : '已自动修正', note: mended }
}

function faultOf(
  row: FilledRow,
  push: AnswerablePush | undefined,
  { act, firstAt }: { readonly act: ReplyAct | undefined; readonly firstAt: number | undefined },
): string | undefined {
  if (!isId(row.id)) return '推送编号认不出来。请从下载的表里复制原来的编号，不要改动第一列'
  if (firstAt !== undefined) return `与第 ${firstAt} 行是同一条推送。一条推送只填一行`
  if (!push) return '没有这条推送，或者不是推送给您单位的'
  if (push.state === '退回') return '这条推送已退回，等民政部门转办或撤回，不必再填'
  if (['已办结', '转办', '撤回'].includes(push.state))
    return `这条推送已经是“${push.state}”，不必再填`
  if (act === undefined) return `“办理”只能填 ${replyActs.join(' 或 ')}，现在是“${row.act}”`
  if (act === '退回' && push.state === '已反馈') return '这条推送已经反馈过，不能再退回'
  return missingOf(row, act)
}

function missingOf(row: FilledRow, act: ReplyAct): string | undefined {
  const needed = act === '退回' ? (['cause'] as const) : (['cause', 'measure', 'outcome'] as const)
  const missing = needed.filter((key) => row[key] === '').map((key) => `“${columnNames[key]}”`)
  if (missing.length > 0) return `${missing.join('、')}没有填`
  const long = needed.find((key) => row[key].length > longestText)
  return long && `“${columnNames[long]}”超过 ${longestText} 字，请写短些`
}

function doubtOf(row: FilledRow, push: AnswerablePush): string | undefined {
  if (push.state === '已反馈' && push.lastReply !== null) {
    return `${push.lastReply.repliedOn} 已反馈过：${push.lastReply.outcome}。确认的话另记一次`
  }
  if (row.version === '' || row.version === String(push.version)) return undefined
  return `下载以后这件事项有过变动，目前是“${push.state}”，请看过再确认`
}

function mendingOf(
  row: FilledRow,
  texts: Pick<JudgedRow, 'cause' | 'measure' | 'outcome'>,
): string | null {
  const hidden = (['cause', 'measure', 'outcome'] as const).some((key) => texts[key] !== row[key])
  const notes = [
    ...(row.act === '' ? ['“办理”空着，按反馈办'] : []),
    ...(hidden ? ['文字里的身份证号已隐去中间几位'] : []),
  ]
  return notes.length === 0 ? null : notes.join('；')
}
