import { type ChainValue, type ReadEntry, readChain, verifyChain } from '#chain/index'
import type { AppPort, ChainEntry } from '#http/index'
import { inCounty, type PortContext } from './request.ts'

/** The assistance chain, and whether it is whole. */
export function chainPort({ app }: PortContext): Pick<AppPort, 'readChain' | 'verifyChain'> {
  const { code } = app.county
  return {
    readChain: (_caller, householdId) =>
      inCounty(app, async (tx) => {
        const entries = await readChain(tx, code, householdId)
        return { items: entries.map(entryOf) }
      }),
    verifyChain: () =>
      inCounty(app, async (tx) => {
        const { ok, broken, entries, unsealedTail } = await verifyChain(tx, code)
        return {
          ok,
          broken: broken ? { entryId: broken.entryId ?? null, why: broken.why } : null,
          entries,
          unsealed: unsealedTail,
          verifiedAt: new Date().toISOString(),
        }
      }),
  }
}

function entryOf(entry: ReadEntry): ChainEntry {
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
  }
}

/** A list or a group of values as one text. */
function plainValue(value: ChainValue): string | number | boolean | null {
  if (Array.isArray(value)) return value.map((one) => String(plainValue(one))).join('、')
  if (typeof value !== 'object' || value === null) return value as Exclude<typeof value, object>
  return Object.entries(value)
    .map(([name, one]) => `${name} ${String(plainValue(one))}`)
    .join('，')
}
