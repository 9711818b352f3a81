import type { Acting } from '#access/index'
import { sql } from '#db/index'
import { evaluate, raiseAlerts } from '#monitoring/index'
import { newId } from '#vault/index'
import type { App } from '../app.ts'
import { rulesOff, withoutRules } from '../policy/rule-switches.ts'

/**
 * Evaluates one household anew and raises or ends its alerts: what an entry changed is seen at once. The
 * county's own work (what has run out, requests, urging) is left to the round of the day, and no round
 * is noted: it is one household's.
 */
export async function lookAgain(app: App, acting: Acting, householdId: string): Promise<void> {
  const { countyCode, today } = acting
  const datasets = app.datasets.datasets.map(({ code, name, department, cycle }) => ({
    ...{ code, name, department, cycle },
  }))
  await app.db.transaction(async (tx) => {
    const compiled = withoutRules(app.compiled, await rulesOff(tx, countyCode, app.pack))
    const input = { compiled, datasets, asOf: today, households: [householdId] }
    await evaluate(tx, acting, input)
    await raiseAlerts(tx, acting, { ...input, roundId: newId() })
    await tx.execute(sql`
      delete from household_due
      where county_code = ${countyCode} and household_id = ${householdId}
        and due_at <= transaction_timestamp()`)
  })
}
