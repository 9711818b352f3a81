import { type Acting, recordReading } from '#access/index'
import { type ChainKind, chainKindLabels, readChain, verifyChain } from '#chain/index'
import type { App } from './app.ts'
import { getHousehold } from './get-household.ts'

/** One household's assistance chain, and whether the county's chain is whole. */
export async function chainOf(app: App, acting: Acting, text: string) {
  return app.db.transaction(async (tx) => {
    const household = await getHousehold(tx, acting, text)
    await recordReading(tx, acting, {
      householdId: household.id,
      purpose: '查看救助链',
      route: 'doudi chain',
    })
    const entries = await readChain(tx, acting.countyCode, household.id)
    const verdict = await verifyChain(tx, acting.countyCode)
    return {
      household: { id: household.id, number: household.number, members: household.members },
      entries: entries.map((entry) => ({ ...entry, kindLabel: labelOf(entry.kind) })),
      verdict: sentenceOf(verdict),
      verification: verdict,
    }
  })
}

function labelOf(kind: ChainKind): string {
  return chainKindLabels[kind]
}

function sentenceOf(verdict: Awaited<ReturnType<typeof verifyChain>>): string {
  if (!verdict.ok) return `救助链核验：发现问题。${verdict.broken?.why ?? ''}`
  const tail = verdict.unsealedTail > 0 ? `，另有 ${verdict.unsealedTail} 条等待封存` : ''
  return `救助链核验：完整，共封存 ${verdict.entries} 条${tail}。`
}
