import { type ChainFields, type ChainValue, readChain, verifyChain } from '#chain/index'
import { type Queryable, withCounty } from '#db/index'
import type { AppPort, ChainEntry, ChainVerdict } from '#http/index'
import { seesHousehold } from '#registry/index'
import { readHouseholdMask } from './household-mask.ts'
import { type MaskedEntry, maskEntries } from './mask-chain.ts'
import { inCounty, type PortContext } from './request.ts'

/** The assistance chain, and whether it is whole. */
export function chainPort({
  app,
  actingFor,
}: PortContext): Pick<AppPort, 'readChain' | 'verifyChain'> {
  const { code } = app.county
  let verified: { readonly at: number; readonly verdict: ChainVerdict } | undefined
  return {
    readChain: (caller, householdId) =>
      inCounty(app, actingFor(caller), async (tx) => {
        if (!(await seesHousehold(tx, actingFor(caller), householdId))) return undefined
        const entries = await readChain(tx, code, householdId)
        const about = { householdId }
        const mask = await readHouseholdMask(tx, app, { acting: actingFor(caller), about })
        return { items: maskEntries(mask, entries).map(entryOf) }
      }),
    // Of the whole chain, whatever the caller sees of it: only the verdict is told.
    verifyChain: async () => {
      const now = Date.now()
      if (verified && now - verified.at < verdictHoldsMs) return verified.verdict
      const verdict = await withCounty(app.db.as('app'), code, (tx) =>
        verifyNow(tx, code, new Date(now)),
      )
      verified = { at: now, verdict }
      return verdict
    },
  }
}

/** The whole county's chain is walked: once a minute is enough for a page. */
const verdictHoldsMs = 60_000

async function verifyNow(tx: Queryable, countyCode: string, now: Date): Promise<ChainVerdict> {
  const { ok, broken, entries, unsealedTail } = await verifyChain(tx, countyCode)
  return {
    ok,
    broken: broken ? { entryId: broken.entryId ?? null, why: broken.why } : null,
    entries,
    unsealed: unsealedTail,
    verifiedAt: now.toISOString(),
  }
}

function entryOf({ entry, masked }: MaskedEntry): ChainEntry {
  const { id, kind, title, onDay, recordedAt, actor, document, fields, erased } = entry
  return {
    id,
    kind,
    title,
    onDay,
    recordedAt,
    actor,
    document,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value: plainValue(value) })),
    erased: [...erased],
    masked: [...masked],
  }
}

/** A list or a group of values as one text. */
function plainValue(value: ChainValue): string | number | boolean | null {
  if (isList(value)) return value.map((one) => String(plainValue(one))).join('\n')
  if (typeof value !== 'object' || value === null) return value
  if ('名称' in value) return factLine(value)
  return Object.entries(value)
    .map(([name, one]) => `${name} ${String(plainValue(one))}`)
    .join('，')
}

function isList(value: ChainValue): value is readonly ChainValue[] {
  return Array.isArray(value)
}

/** A fact that stands behind an alert: 残疾等级 三级（持证残疾人.csv 3 行）. */
function factLine({ 名称, 值, 文件, 工作表, 行 }: ChainFields): string {
  const said = `${String(名称)} ${String(值 ?? '不知道')}`
  if (!文件) return said
  return `${said}（${[文件, 工作表, 行 ? `${String(行)} 行` : ''].filter(Boolean).join(' ')}）`
}
