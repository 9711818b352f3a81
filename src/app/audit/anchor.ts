import { type Queryable, sql } from '#db/index'
import { todayInShanghai } from '#kernel/index'
import {
  auditLedger,
  type BlockMark,
  blockAt,
  chainLedger,
  type LedgerFault,
  lastBlock,
} from '#ledger/index'
import { newId, verifySignature } from '#vault/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { sealLogs } from './seal-logs.ts'

/** The last blocks of chain and log at a moment, signed. */
export interface Anchor {
  /** Exactly the text that was signed: an `AnchorContent` as JSON. */
  readonly content: string
  readonly publicKey: string
  readonly signature: string
}

export interface AnchorContent {
  readonly 县: string
  readonly 时间: string
  readonly 救助链: BlockMark
  readonly 日志: BlockMark
}

export interface StoredAnchor extends Anchor {
  readonly id: string
  readonly madeAt: string
}

/** Seals what is committed, signs where chain and log stand, and keeps it. */
export async function makeAnchor(app: App): Promise<StoredAnchor> {
  await sealLogs(app)
  const { code } = app.county
  const madeAt = new Date().toISOString()
  const marks = {
    救助链: await lastBlock(app.db, chainLedger, code),
    日志: await lastBlock(app.db, auditLedger, code),
  }
  const content = JSON.stringify({ 县: code, 时间: madeAt, ...marks } satisfies AnchorContent)
  const anchor: StoredAnchor = {
    id: newId(),
    madeAt,
    content,
    publicKey: app.vault.publicKey(),
    signature: app.vault.sign(Buffer.from(content)),
  }
  await app.db.execute(sql`
    insert into audit_anchor (county_code, id, made_at, content, public_key, signature)
    values (${code}, ${anchor.id}, ${madeAt}, ${content}, ${anchor.publicKey},
      ${anchor.signature})`)
  return anchor
}

/** Makes the day's anchor unless it is there already. */
export async function anchorOnceADay(app: App): Promise<void> {
  const [last] = await listAnchors(app.db, app.county.code, 1)
  if (last && todayInShanghai(new Date(last.madeAt)) === todayInShanghai(new Date())) return
  await makeAnchor(app)
}

/** Newest first. */
export function listAnchors(
  q: Queryable,
  countyCode: string,
  limit: number,
): Promise<StoredAnchor[]> {
  return q.query<StoredAnchor>(sql`
    select id, made_at as "madeAt", content, public_key as "publicKey", signature
    from audit_anchor
    where county_code = ${countyCode}
    order by made_at desc, id desc
    limit ${limit}`)
}

export interface AnchorVerdict {
  readonly ok: boolean
  readonly madeAt: string
  readonly publicKey: string
  readonly why?: string
}

/**
 * Whether chain and log still stand as they did when the anchor was made; with its public key alone. A
 * history that was rewritten and made consistent in itself does not.
 */
export async function verifyAnchor(
  q: Queryable,
  countyCode: string,
  anchor: Anchor,
): Promise<AnchorVerdict> {
  const { content, publicKey, signature } = anchor
  const isSigned = verifySignature(publicKey, Buffer.from(content), signature)
  const said = isSigned ? readContent(content) : undefined
  if (!said) {
    return { ok: false, madeAt: '', publicKey, why: '锚点的签名不对：锚点本身被改动' }
  }
  const about = { madeAt: said.时间, publicKey }
  if (said.县 !== countyCode) return { ok: false, ...about, why: '这是另一个县的锚点' }
  const chain = await blockFault(q, '救助链', { countyCode, mark: said.救助链 })
  const found = chain ?? (await blockFault(q, '日志', { countyCode, mark: said.日志 }))
  return found ? { ok: false, ...about, why: found.why } : { ok: true, ...about }
}

async function blockFault(
  q: Queryable,
  name: '救助链' | '日志',
  { countyCode, mark }: { readonly countyCode: string; readonly mark: BlockMark },
): Promise<LedgerFault | undefined> {
  const { number, digest } = mark
  const ledger = name === '救助链' ? chainLedger : auditLedger
  const block = await blockAt(q, ledger, { countyCode, number })
  if (!block) return { block: number, why: `${name}第${number}个区块已不在：锚点之前的记录被删除` }
  if (block.digest === digest) return undefined
  return { block: number, why: `${name}第${number}个区块与锚点不符：锚点之前的记录被改写` }
}

/** The anchor of a file that `doudi audit anchor --out` wrote. */
export function readAnchor(text: string): Anchor {
  const anchor = parse(text)
  const { content, publicKey, signature } = anchor ?? {}
  if (
    typeof content !== 'string' ||
    typeof publicKey !== 'string' ||
    typeof signature !== 'string'
  ) {
    throw refuse('anchor-unreadable')
  }
  return { content, publicKey, signature }
}

function readContent(text: string): AnchorContent | undefined {
  const said = parse(text)
  if (typeof said?.县 !== 'string' || typeof said.时间 !== 'string') return undefined
  const chain = markOf(said.救助链)
  const audit = markOf(said.日志)
  return chain && audit && { 县: said.县, 时间: said.时间, 救助链: chain, 日志: audit }
}

function markOf(value: unknown): BlockMark | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('number' in value) || !('digest' in value)) return undefined
  const { number, digest } = value
  return Number.isSafeInteger(number) && typeof digest === 'string'
    ? { number: Number(number), digest }
    : undefined
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // Of an object only single properties are asked, each of whatever type.
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
