import fs from 'node:fs'
import { type AuditPage, auditKinds, type ListedAudit, listAudit } from '#access/index'
import {
  type AnchorVerdict,
  exportAudit,
  type LogsVerdict,
  makeAnchor,
  readAnchor,
  verifyAnchor,
  verifyLogs,
  whoRead,
} from '#app/index'
import { addDays } from '#kernel/index'
import type { LedgerVerdict } from '#ledger/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayOf, withApp } from '../with-app.ts'
import { writeFile } from '../write-file.ts'

interface Days {
  readonly from?: string
  readonly to?: string
}

interface ListOptions extends PlaceOptions, Days {
  readonly kind?: string
  readonly actor?: string
  readonly limit: string
  readonly json?: boolean
}

export async function list(options: ListOptions): Promise<void> {
  const kind = auditKinds.find((one) => one === options.kind)
  if (options.kind !== undefined && kind === undefined) {
    throw refuse('audit-kind', { text: options.kind, known: auditKinds })
  }
  await withApp(options, async (app) => {
    const filter = { kind, actor: options.actor, ...moments(options) }
    const limit = limitOf(options.limit)
    show(await listAudit(app.db, app.county.code, { ...filter, limit }), options.json)
  })
}

export async function readBy(
  text: string,
  options: PlaceOptions & { readonly limit: string; readonly json?: boolean },
): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', app.today())
    const found = await whoRead(app, acting, { text, limit: limitOf(options.limit) })
    if (!options.json) {
      const whom = found.about.personId === null ? '' : '中的这个人'
      print(`谁看过 ${found.about.household}${whom}（${found.items.length} 条，新的在前）`)
    }
    show(found, options.json)
  })
}

export async function exportLog(
  options: PlaceOptions & Days & { readonly out: string },
): Promise<void> {
  await withApp(options, async (app) => {
    writeFile(options.out, '')
    const file = fs.openSync(options.out, 'w', 0o600)
    try {
      const take = (line: string) => void fs.writeSync(file, line)
      const count = await exportAudit(app, moments(options), take)
      print(`已导出 ${count} 条日志：${options.out}`)
    } finally {
      fs.closeSync(file)
    }
  })
}

export async function verify(
  options: PlaceOptions & { readonly anchor?: string; readonly json?: boolean },
): Promise<void> {
  const given = options.anchor === undefined ? undefined : readAnchor(textOf(options.anchor))
  await withApp(options, async (app) => {
    const { code } = app.county
    const verdict = await verifyLogs(app.db, code, app.vault.publicKey())
    const anchor = given && (await verifyAnchor(app.db, code, given))
    const isOk = verdict.ok && anchor?.ok !== false
    if (!isOk) process.exitCode = 1
    if (options.json) return printJson({ ...verdict, ok: isOk, anchor: anchor ?? null })
    tellVerdict(verdict)
    if (anchor) tellAnchor(anchor, app.vault.publicKey())
  })
}

export async function anchor(
  options: PlaceOptions & { readonly out?: string; readonly json?: boolean },
): Promise<void> {
  await withApp(options, async (app) => {
    const { content, publicKey, signature } = await makeAnchor(app)
    const file = { content, publicKey, signature }
    if (options.out !== undefined) writeFile(options.out, `${JSON.stringify(file, null, 2)}\n`)
    if (options.json) return printJson(file)
    print(`已做锚点：${content}`)
    print(`签名公钥：${publicKey}`)
    if (options.out !== undefined) print(`已写到 ${options.out}，请存到本机以外的地方。`)
  })
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    throw refuse('file-unreadable', { file })
  }
}

function moments({ from, to }: Days) {
  return {
    from: from === undefined ? undefined : `${dayOf(from)}T00:00:00+08:00`,
    before: to === undefined ? undefined : `${addDays(dayOf(to), 1)}T00:00:00+08:00`,
  }
}

function limitOf(text: string): number {
  const limit = Number(text)
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > mostListed) {
    throw refuse('limit-invalid', { text })
  }
  return limit
}

const mostListed = 10_000

function show({ items, next }: AuditPage, json: boolean | undefined): void {
  if (json) printJson({ items, next })
  else for (const item of items) print(lineOf(item))
  if (!json && next !== null) print('还有更早的，请用 --limit 或 --from、--to 查看。')
}

function lineOf(entry: ListedAudit): string {
  const at = new Date(Date.parse(entry.at) + shanghaiOffsetMs).toISOString()
  const people = entry.personCount > 0 ? `${entry.personCount} 人` : ''
  const households = entry.householdCount > 0 ? `${entry.householdCount} 户` : ''
  const rest = [entry.purpose, households, people, entry.address, entry.detail]
  return [
    at.slice(0, 19).replace('T', ' '),
    entry.kind,
    entry.outcome,
    entry.actor,
    entry.action,
    ...rest.filter((one) => one && one !== entry.action),
  ].join('  ')
}

const shanghaiOffsetMs = 8 * 3_600_000

function tellVerdict({ audit, chain, anchors }: LogsVerdict): void {
  print(`日志：${sentenceOf(audit)}`)
  print(`救助链：${sentenceOf(chain)}`)
  const { count, broken, otherKeys } = anchors
  print(broken ? `锚点：发现问题。${broken.why ?? ''}` : `锚点：${count} 个，都相符。`)
  if (otherKeys > 0) {
    print(
      `其中 ${otherKeys} 个由别的密钥签名：更换过签名密钥的属正常，否则请用存在别处的锚点核对。`,
    )
  }
}

function sentenceOf({ ok, broken, blocks, entries, unsealedTail }: LedgerVerdict): string {
  if (!ok) {
    const block = broken?.block === undefined ? '' : `第 ${broken.block} 个区块，`
    const entry = broken?.entryId === undefined ? '' : `记录 ${broken.entryId}：`
    return `发现问题。${block}${entry}${broken?.why ?? ''}`
  }
  const tail = unsealedTail > 0 ? `，另有 ${unsealedTail} 条等待封存` : ''
  return `完整，${blocks} 个区块共 ${entries} 条${tail}。`
}

function tellAnchor({ ok, madeAt, publicKey, why }: AnchorVerdict, ownKey: string): void {
  print(ok ? `所给锚点（${madeAt}）：相符，此前的记录没有改动。` : `所给锚点：不符。${why ?? ''}`)
  if (publicKey === ownKey) return
  print(`所给锚点的公钥不是本平台现在的，请与当时登记的核对：${publicKey}`)
}
