import { type Acting, recordReading } from '#access/index'
import {
  explainScheme,
  renderExplanation,
  type SchemeExplanation,
  type SubjectRef,
} from '#policy/index'
import { findFactSources, type Household, loadHouseholdFacts } from '#registry/index'
import type { App } from './app.ts'
import { sourceFinder } from './explain-of.ts'
import { getHousehold } from './get-household.ts'
import { refuse } from './refusals.ts'
import { checkSchemes } from './scheme-names.ts'

/** Why some schemes are due, received, or open for a household, as trees with the source of each value. */
export async function explainAidOf(
  app: App,
  acting: Acting,
  given: { readonly household: string; readonly schemes: readonly string[] },
): Promise<{ readonly json: readonly SchemeExplanation[]; readonly text: string }> {
  const { catalogue, compiled: checked } = app
  checkSchemes(checked.pack, given.schemes)
  return app.db.transaction(async (tx) => {
    const household = await getHousehold(tx, acting, given.household)
    const facts = await loadHouseholdFacts(tx, acting, catalogue, household.id)
    if (!facts) throw refuse('household-unknown', { text: household.number })
    await recordReading(tx, acting, {
      householdId: household.id,
      purpose: '解释应享与在享',
      route: 'doudi aid',
    })
    const find = await findFactSources(tx, acting, { catalogue, householdId: household.id })
    const explained = given.schemes.flatMap((scheme) => {
      const isPersonal = checked.pack.schemes.some(
        (one) => one.id === scheme && one.subject === '人',
      )
      const members = isPersonal ? facts.members.map(({ id }) => id) : [null]
      return members.map((memberId) =>
        explainScheme(checked, facts, {
          day: acting.today,
          householdId: household.id,
          scheme,
          memberId,
          sourceOf: sourceFinder(app, household, find),
        }),
      )
    })
    return { json: explained, text: explained.map((one) => textOf(one, household)).join('\n') }
  })
}

function textOf(one: SchemeExplanation, household: Household): string {
  const nameOf = ({ level, id }: SubjectRef) => {
    if (level === '户') return '全户'
    return household.members.find((each) => each.personId === id)?.name ?? `义务人 ${id}`
  }
  const subject = one.memberId === null ? '全户' : nameOf({ level: '人', id: one.memberId })
  const details = one.details.map(({ name, text }) => `  ${name}：${text}`)
  return [
    `${subject}　${one.definition.name}`,
    renderExplanation(one.entitlement, nameOf),
    ...(one.receipt ? [renderExplanation(one.receipt, nameOf)] : ['? 在享：没有部门记录']),
    ...details,
  ].join('\n')
}
