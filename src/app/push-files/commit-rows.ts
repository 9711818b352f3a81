import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import { type AnswerablePush, replyToPush, returnPush } from '#dispatch/index'
import type { ReplyRows, ReplyRowsDone, Upload } from '#http/index'
import { Refusal } from '#kernel/index'
import type { App } from '../app.ts'
import { dueDatasets } from '../http-port/due-datasets.ts'
import { hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { type JudgedRow, judgeRows } from './judge-rows.ts'
import { readFilledRows } from './read-filled-rows.ts'

/** What a filled-in file would do, row by row; nothing is written. */
export async function previewRows(app: App, acting: Acting, upload: Upload): Promise<ReplyRows> {
  const { digest, rows: filled } = await readFilledRows(upload.path)
  const { rows, dropped, repeated } = await inCounty(app, acting, (tx) =>
    judgeRows(tx, acting, filled),
  )
  const count = (state: JudgedRow['state']) => rows.filter((row) => row.state === state).length
  return {
    ...{ fileName: upload.fileName, digest, rows: filled.length, dropped, repeated },
    ...{ usable: count('可用'), mended: count('已自动修正') },
    ...{ doubtful: count('需确认'), unusable: count('不能用') },
    items: rows.map((row) => itemOf(row, app, acting)),
  }
}

function itemOf(row: JudgedRow, app: App, acting: Acting): ReplyRows['items'][number] {
  const { push } = row
  const isHidden =
    push !== undefined && householdMask(app, { who: acting.who }).hidesRule(push.rule)
  const says = row.act === '退回' ? row.cause : [row.cause, row.measure, row.outcome].join('；')
  return {
    row: row.row,
    pushId: push?.id ?? null,
    alertId: push?.alertId ?? null,
    subject: push ? subjectOf(push, isHidden) : null,
    title: push ? (isHidden ? hiddenRuleName : push.title) : null,
    act: row.act ?? null,
    state: row.state,
    says: says.replace(/；/g, '') === '' ? null : says,
    note: row.note,
  }
}

function subjectOf({ personName, householdNumber }: AnswerablePush, isHidden: boolean) {
  if (!isHidden && personName !== null) return personName
  return householdNumber === null ? null : `户 ${householdNumber}`
}

/**
 * Answers every push whose row can be used, in one transaction; what changed meanwhile is left and named.
 * The same file again answers nothing twice.
 */
export async function commitRows(
  app: App,
  acting: Acting,
  given: {
    readonly upload: Upload
    readonly digest: string
    /** Rows that somebody has looked at and confirmed are answered as well. */
    readonly withDoubtful: boolean
  },
): Promise<ReplyRowsDone> {
  const { digest, rows: filled } = await readFilledRows(given.upload.path)
  if (digest !== given.digest) throw refuse('reply-file-changed')
  return inCounty(app, acting, async (tx) => {
    const { rows, repeated } = await judgeRows(tx, acting, filled)
    const wanted = rows.filter(
      ({ state }) => state !== '不能用' && (given.withDoubtful || state !== '需确认'),
    )
    const left: { row: number; note: string }[] = []
    let returned = 0
    for (const row of wanted) {
      const problem = await tryRow(tx, { app, acting }, row)
      if (problem !== undefined) left.push({ row: row.row, note: problem })
      else if (row.act === '退回') returned += 1
    }
    return { replied: wanted.length - left.length - returned, returned, repeated, left }
  })
}

/** Answers by one row; what is refused is taken back, and said. */
async function tryRow(
  tx: Transaction,
  surroundings: { readonly app: App; readonly acting: Acting },
  row: JudgedRow,
): Promise<string | undefined> {
  await tx.execute(sql`savepoint reply_row`)
  try {
    await answer(tx, surroundings, row)
    await tx.execute(sql`release savepoint reply_row`)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await tx.execute(sql`rollback to savepoint reply_row`)
    return error.message
  }
}

async function answer(
  tx: Transaction,
  { app, acting }: { readonly app: App; readonly acting: Acting },
  { push, act, cause, measure, outcome }: JudgedRow,
): Promise<void> {
  if (!push) throw new Error('a row without a push is not answered')
  const pushId = push.id
  if (act === '退回') {
    await returnPush(tx, acting, { pushId, reason: cause })
    return
  }
  const monitoring = { compiled: app.compiled, datasets: dueDatasets(app) }
  await replyToPush(tx, acting, { pushId, cause, measure, outcome, monitoring })
}
