import { chmod } from 'node:fs/promises'
import path from 'node:path'
import type { Acting } from '#access/index'
import type { Upload, WrittenFile } from '#http/index'
import { writeTable } from '#papers/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { judgeRows } from './judge-rows.ts'
import { readFilledRows } from './read-filled-rows.ts'
import { columnNames, offeredOutcomes, replyActs } from './reply-columns.ts'

/** The rows that cannot be used or must be confirmed, each with why, in the form they came: mend and hand in. */
export async function writeReplyErrors(
  app: App,
  acting: Acting,
  { upload, folder }: { readonly upload: Upload; readonly folder: string },
): Promise<WrittenFile> {
  const { rows: filled } = await readFilledRows(upload.path)
  const { rows } = await inCounty(app, acting, (tx) => judgeRows(tx, acting, filled))
  const wrong = rows.filter(({ state }) => state === '不能用' || state === '需确认')
  if (wrong.length === 0) throw refuse('reply-errors-none')
  const given = new Map(filled.map((row) => [row.row, row]))
  const fileName = `${path.parse(upload.fileName).name}_需要改的行.xlsx`
  const target = path.join(folder, fileName)
  const text = '文本' as const
  await writeTable(target, {
    sheet: '需要改的行',
    title: '需要改的行',
    head: ['改好以后可以直接交回这一份，其他行已经办的不会再办一次。'],
    columns: [
      { header: '原来的行', kind: '整数', width: 9 },
      { header: '为什么', kind: text, width: 44 },
      { header: columnNames.id, kind: text, width: 38 },
      { header: columnNames.version, kind: text, width: 6 },
      { header: columnNames.act, kind: text, width: 8, choices: replyActs },
      { header: columnNames.cause, kind: text, width: 26 },
      { header: columnNames.measure, kind: text, width: 26 },
      { header: columnNames.outcome, kind: text, width: 26, offers: offeredOutcomes },
    ],
    rows: wrong.map(({ row, note, state, push }) => {
      const one = given.get(row)
      // Whoever confirms a row has seen how the push stands now.
      const version = state === '需确认' && push ? String(push.version) : (one?.version ?? '')
      return [
        ...[row, note, one?.id ?? '', version],
        ...[one?.act ?? '', one?.cause ?? '', one?.measure ?? '', one?.outcome ?? ''],
      ]
    }),
  })
  await chmod(target, 0o600)
  return { path: target, fileName }
}
