import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { FileStamp } from '#papers/index'
import type { App } from '../app.ts'

/**
 * Who, when and why, as every file that leaves says it of itself; `entry` is the entry of the log, by
 * which a file that turns up somewhere is found again.
 */
export async function stampOf(
  tx: Transaction,
  app: App,
  {
    acting,
    purpose,
    entry,
  }: { readonly acting: Acting; readonly purpose: string; readonly entry: string },
): Promise<FileStamp> {
  const { who, actor } = acting
  const at = new Date().toISOString()
  const role = app.roles.find(({ code }) => code === who?.role)?.name
  const place = who
    ? `账号 ${await accountName(tx, who.accountId)}，${role ?? who.role}`
    : '本机命令'
  const why = purpose === '' ? '未注明' : purpose
  const text = `导出人：${actor}（${place}）　导出时间：${shanghai(at)}　用途：${why}　日志编号：${entry}`
  return { by: actor, at, text }
}

async function accountName(tx: Transaction, accountId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>(sql`
    select name from account where id = ${accountId}`)
  return row?.name ?? accountId
}

const shanghaiAheadMs = 8 * 60 * 60 * 1000

function shanghai(at: string): string {
  return new Date(Date.parse(at) + shanghaiAheadMs).toISOString().slice(0, 16).replace('T', ' ')
}
