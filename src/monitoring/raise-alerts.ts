import type { Acting } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { coverAbsence, findMissingData, type MissingData } from './cover-absence.ts'
import { type AlertClass, alertClasses, type DueDataset } from './domain.ts'
import { endWithdrawn } from './end-withdrawn.ts'
import { addHits, findHits, makeHitTable } from './find-hits.ts'
import { insertAlerts, type RoundContext } from './insert-alerts.ts'
import { matchAlerts } from './match-alerts.ts'
import { planForMany } from './plan-for-many.ts'
import { recordHits } from './record-hits.ts'
import { refreshAlerts } from './refresh-alerts.ts'
import { roundRules } from './round-rules.ts'
import { roundSource } from './round-source.ts'
import type { CompiledPack } from './rule-sql.ts'
import { vanishAlerts } from './vanish-alerts.ts'

export interface RoundInput {
  readonly compiled: CompiledPack
  readonly datasets: readonly DueDataset[]
  readonly asOf: LocalDate
  /** Only these households; absent: a full round, over everybody and over pushes and files. */
  readonly households?: readonly string[] | undefined
}

export interface RaisedAlerts {
  readonly raised: number
  readonly raisedByClass: Readonly<Partial<Record<AlertClass, number>>>
  readonly updated: number
  readonly vanished: number
  readonly withdrawn: number
  /** What rules rest on and has not come in, for `requestMissingData`; only of a full round. */
  readonly missing: readonly MissingData[]
}

/** Runs the rules and brings the alerts up to what they say; a second run changes nothing. */
export async function raiseAlerts(
  tx: Transaction,
  acting: Acting,
  input: RoundInput & { readonly roundId: string },
): Promise<RaisedAlerts> {
  const { countyCode } = acting
  const { compiled, asOf, households, datasets } = input
  const rules = roundRules(compiled.pack, asOf)
  const aboutPeople = rules.filter(({ subject }) => subject === '户' || subject === '人')
  const absence = { countyCode, asOf, rules: aboutPeople, datasets, households }
  await gatherHits(tx, acting, { ...input, rules: aboutPeople })
  const undoneOnes = await endWithdrawn(tx, acting, asOf)
  const found = await settleHits(tx, acting, { ...input, rules: aboutPeople })
  const settled = {
    ...found,
    vanished: found.vanished + undoneOnes.vanished,
    withdrawn: found.withdrawn + undoneOnes.withdrawn,
  }
  if (households) return { ...settled, missing: [] }
  const missing = await planForMany(tx, households, () => findMissingData(tx, compiled, absence))
  // Only now: what has vanished is withdrawn, and a withdrawn push is not overdue.
  const aboutRecords = rules.filter((rule) => !aboutPeople.includes(rule))
  await makeHitTable(tx)
  for (const rule of compiled.pack.rules) {
    if (!aboutRecords.some(({ id }) => id === rule.id)) continue
    await addHits(tx, recordHits(rule, { countyCode, asOf }))
  }
  const records = await settleHits(tx, acting, { ...input, rules: aboutRecords })
  return { ...sumOf(settled, records), missing }
}

/** What rules about people and households say of those of the round, into the table of hits. */
export async function gatherHits(
  tx: Transaction,
  { countyCode }: Acting,
  { compiled, asOf, households, datasets, rules }: RoundInput & Pick<RoundContext, 'rules'>,
): Promise<void> {
  const { truths } = await roundSource(tx, compiled, { countyCode, asOf, households })
  await planForMany(tx, households, () => findHits(tx, { countyCode, rules, truths }))
  await coverAbsence(tx, { countyCode, asOf, rules, datasets, households })
}

type Settled = Omit<RaisedAlerts, 'missing'>

/** New alerts, changed alerts, vanished alerts: what the hits of this transaction come to. */
async function settleHits(
  tx: Transaction,
  acting: Acting,
  context: RoundContext & Pick<RoundInput, 'households'> & { readonly roundId: string },
): Promise<Settled> {
  const { asOf, households } = context
  const isFull = households === undefined
  if (isFull) await tx.execute(sql`analyze pg_temp.round_hit`)
  await matchAlerts(tx, { countyCode: acting.countyCode, asOf })
  const { count, byClass } = await insertAlerts(tx, acting, context)
  const updated = await refreshAlerts(tx, acting, { ...context, isFull })
  const ruleIds = context.rules.map(({ id }) => id)
  const gone = await vanishAlerts(tx, acting, { asOf, ruleIds, households })
  return { raised: count, raisedByClass: byClass, updated, ...gone }
}

function sumOf(one: Settled, other: Settled): Settled {
  const raisedByClass = { ...one.raisedByClass }
  for (const name of alertClasses) {
    const count = (one.raisedByClass[name] ?? 0) + (other.raisedByClass[name] ?? 0)
    if (count > 0) raisedByClass[name] = count
  }
  return {
    raised: one.raised + other.raised,
    raisedByClass,
    updated: one.updated + other.updated,
    vanished: one.vanished + other.vanished,
    withdrawn: one.withdrawn + other.withdrawn,
  }
}
