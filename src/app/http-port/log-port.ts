import {
  type AuditPage,
  listAudit,
  listHouseholdReadings,
  listPersonReadings,
  noteSeen,
} from '#access/index'
import { ident, sql, type Transaction, withCounty } from '#db/index'
import type { AuditEntries, AuditPort, AuditVerdict, Caller } from '#http/index'
import type { LedgerVerdict } from '#ledger/index'
import { listAnchors } from '../audit/anchor.ts'
import { verifyLogs } from '../audit/verify-logs.ts'
import type { PortContext } from './request.ts'

/**
 * The log, for those who watch over it. They see no person, and need not: entries name ids alone, and
 * which household somebody belongs to is asked of the whole county.
 */
export function logPort({ app, actingFor }: PortContext): AuditPort {
  const { code } = app.county
  const db = app.db.as('app')
  let verified: { readonly at: number; readonly verdict: Promise<AuditVerdict> } | undefined
  const readings = (
    caller: Caller,
    { table, id }: { readonly table: 'person' | 'household'; readonly id: string },
    read: (tx: Transaction) => Promise<AuditPage>,
  ) =>
    withCounty(db, code, async (tx) => {
      const [known] = await tx.query(sql`
        select from ${ident(table)} where county_code = ${code} and id = ${id}`)
      if (!known) return undefined
      noteSeen(actingFor(caller), table === 'person' ? { people: [id] } : { households: [id] })
      return shown(await read(tx))
    })
  return {
    listAudit: async (_caller, filter) => shown(await listAudit(db, code, filter)),
    verifyAudit: async () => {
      const now = Date.now()
      if (!verified || now - verified.at > verdictHoldsMs) {
        verified = { at: now, verdict: verifyNow(app, new Date(now)) }
      }
      return verified.verdict
    },
    listAnchors: async (_caller, limit) => ({ items: await listAnchors(db, code, limit) }),
    listPersonReadings: (caller, personId, page) =>
      readings(caller, { table: 'person', id: personId }, (tx) =>
        listPersonReadings(tx, code, { personId, ...page }),
      ),
    listHouseholdReadings: (caller, householdId, page) =>
      readings(caller, { table: 'household', id: householdId }, (tx) =>
        listHouseholdReadings(tx, code, { householdId, ...page }),
      ),
  }
}

/** Everything is recomputed: once a minute is enough for a page. */
const verdictHoldsMs = 60_000

async function verifyNow(app: PortContext['app'], now: Date): Promise<AuditVerdict> {
  const { code } = app.county
  const { ok, audit, chain, anchors } = await withCounty(app.db.as('app'), code, (tx) =>
    verifyLogs(tx, code, app.vault.publicKey()),
  )
  const { count, broken, otherKeys } = anchors
  const why = broken && { madeAt: broken.madeAt, why: broken.why ?? '' }
  return {
    ok,
    audit: ledgerShown(audit),
    chain: ledgerShown(chain),
    anchors: { count, broken: why, otherKeys },
    verifiedAt: now.toISOString(),
  }
}

function ledgerShown({ ok, broken, blocks, entries, unsealedTail }: LedgerVerdict) {
  const { block = null, entryId = null, why = '' } = broken ?? {}
  return {
    ok,
    broken: broken ? { block, entryId, why } : null,
    blocks,
    entries,
    unsealed: unsealedTail,
  }
}

function shown({ items, next }: AuditPage): AuditEntries {
  return {
    items: items.map((item) => ({
      ...item,
      fields: [...item.fields],
      households: [...item.households],
      people: [...item.people],
    })),
    next,
  }
}
