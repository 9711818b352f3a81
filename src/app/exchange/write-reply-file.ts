import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, propose, recordAudit, scopeOf } from '#access/index'
import { type Transaction, withCounty } from '#db/index'
import { maskIdentityNumber } from '#kernel/index'
import { type AskedSubject, findAskedSubjects } from '#monitoring/index'
import { type FileStamp, writeTable } from '#papers/index'
import { type App, heldStill } from '../app.ts'
import { permitDays } from '../approvals/supervision-rules.ts'
import { inCounty } from '../http-port/request.ts'
import { waitsForSecond } from '../papers/ask-for-export.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { refuse } from '../refusals.ts'
import { takePermit } from '../reveal/take-permit.ts'
import { howToFill } from './reply-dataset.ts'
import { type ListedSubject, listed, type OpenRequest, openRequest } from './requests.ts'

export interface ReplyFile {
  readonly path: string
  readonly fileName: string
  readonly rows: number
  /** People who are asked about but have no number on record: the department cannot find them. */
  readonly withoutNumber: readonly ListedSubject[]
  /** Why the numbers are masked; null: they are whole. */
  readonly masked: string | null
}

/**
 * The table that a department fills in: only the people asked about, only the facts asked for. The numbers
 * are whole for that department's own accounts; for others only with an agreement to export whole numbers,
 * else masked, and the file says why. It is noted with everybody in it, and carries the entry's stamp.
 */
export async function writeReplyFile(
  given: App,
  acting: Acting,
  requestId: string,
  folder: string,
): Promise<ReplyFile> {
  const app = heldStill(given)
  const open = await inCounty(app, acting, (tx) => openRequest(tx, app, acting, requestId))
  const asking = { app, acting, open }
  const asked = await findAsked(asking)
  if (asked.length === 0) throw refuse('request-empty', { dataset: open.dataset.name })
  const { masked, stamp } = await inCounty(app, acting, async (tx) => {
    const masked = await maskedBecause(tx, asking)
    return { masked, stamp: await noted(tx, { ...asking, asked, masked }) }
  })
  const known = asked.filter(({ idCipher }) => idCipher !== null)
  const withoutNumber = asked.filter(({ idCipher }) => idCipher === null)
  const fileName = fileNameOf(app, open)
  const file = path.join(folder, fileName)
  await mkdir(folder, { recursive: true })
  await writeTable(file, replyTable(acting, { open, asked: known, masked, stamp }))
  await chmod(file, 0o600)
  return {
    path: file,
    fileName,
    rows: known.length,
    withoutNumber: withoutNumber.map((one) => listed(acting, one)),
    masked,
  }
}

interface Asking {
  readonly app: App
  readonly acting: Acting
  readonly open: OpenRequest
}

/** Whether the caller is of the department that is asked: the table is theirs to fill in. */
function isAsked({ acting, open }: Asking): boolean {
  const scope = scopeOf(acting)
  return scope.kind === '推送' && scope.department === open.request.department
}

/**
 * Whom the request asks about, in the caller's scope. The department that is asked has been sent nothing of
 * these households otherwise: what it sees of them is this table, by the request in its scope.
 */
function findAsked(asking: Asking): Promise<readonly AskedSubject[]> {
  const { app, acting, open } = asking
  const find = (tx: Transaction) => findAskedSubjects(tx, app.compiled, open.input)
  if (!isAsked(asking)) return inCounty(app, acting, find)
  return withCounty(app.db.as('worker'), acting.countyCode, find)
}

function purposeOf({ request, dataset }: OpenRequest): string {
  return `向${request.department}索取“${dataset.name}”${request.period}`
}

/** Why the numbers are masked; null: whole, with the agreement used up where it takes one. */
async function maskedBecause(tx: Transaction, asking: Asking): Promise<string | null> {
  const { app, acting, open } = asking
  const { who } = acting
  if (who === undefined || (isAsked(asking) && who.permissions.has('接收文件'))) return null
  const { department } = open.request
  const own = `${department}的账号登录后下载的答复文件含完整号码。`
  if (!who.permissions.has('导出完整号码')) {
    return `您的岗位不能导出完整号码，身份证号已隐去中间几位。${own}`
  }
  if (!waitsForSecond(app, acting)) return null
  const purpose = purposeOf(open)
  const agreed = {
    action: '导出完整号码',
    payload: { code: '催数答复文件', request: open.request.id, purpose },
  } as const
  const days = permitDays(app.pack, agreed.action)
  if (await takePermit(tx, acting, { ...agreed, days })) return null
  const summary = `导出催数答复文件（含完整号码），用途：${purpose}`
  await propose(tx, acting, { ...agreed, subjectId: open.request.id, summary })
  return `完整号码要由第二人同意，已替您提出申请；同意后再下载一次。这一份的身份证号已隐去中间几位。${own}`
}

/** Notes who takes what of whom, before the first number is opened; gives the file's stamp. */
async function noted(
  tx: Transaction,
  {
    app,
    acting,
    open,
    asked,
    masked,
  }: Asking & { readonly asked: readonly AskedSubject[]; readonly masked: string | null },
): Promise<FileStamp> {
  const purpose = purposeOf(open)
  const entry = await recordAudit(tx, acting, {
    ...{ kind: '导出', action: '催数答复文件', outcome: '成功', route: '催数答复文件' },
    ...{ purpose, count: asked.length, fields: masked === null ? ['identity'] : [] },
    households: [...new Set(asked.map(({ householdId }) => householdId))],
    people: asked.flatMap(({ personId }) => personId ?? []),
  })
  return stampOf(tx, app, { acting, purpose, entry })
}

function fileNameOf(app: App, { request, dataset, month }: OpenRequest): string {
  const where = request.townshipName ?? app.county.name
  const parts = [request.department, dataset.name, where, month, '请答复']
  return `${parts.join('_').replace(/[\\/:*?"<>|\s]/g, '')}.xlsx`
}

function replyTable(
  { vault }: Acting,
  {
    open: { request, dataset, facts },
    asked,
    masked,
    stamp,
  }: {
    readonly open: OpenRequest
    readonly asked: readonly AskedSubject[]
    readonly masked: string | null
    readonly stamp: FileStamp
  },
) {
  const householder = dataset.subject === '户' ? '（每户一人，按户主填）' : ''
  const numberOf = (cipher: Uint8Array) => {
    const number = vault.decrypt(cipher)
    return masked === null ? number : maskIdentityNumber(number)
  }
  return {
    sheet: '请答复',
    title: `请答复：${dataset.name}（${request.period}）`,
    head: [
      `催数编号：${request.id}（请保留这一行，交回时据此认出）`,
      `请${request.department}于 ${request.dueOn} 前填好交回${householder}。填不出的留空，不要删改前几列。`,
      facts.map(howToFill).join('；'),
      ...(masked === null ? [] : [masked]),
    ],
    stamp,
    columns: [
      { header: '身份证号', kind: '文本' as const, width: 22 },
      { header: '姓名', kind: '文本' as const, width: 14 },
      { header: '乡镇', kind: '文本' as const, width: 16 },
      ...facts.map(({ name }) => ({ header: name, kind: '文本' as const })),
    ],
    rows: asked.map(({ idCipher, name, township }) => [
      idCipher && numberOf(idCipher),
      name,
      township,
      ...facts.map(() => null),
    ]),
  }
}
