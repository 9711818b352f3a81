import type { Acting } from '#access/index'
import { departmentOf } from '#access/index'
import { findEntitlements } from '#aid/index'
import type { Queryable } from '#db/index'
import type { AidOfHousehold } from '#http/index'
import { loadHousehold } from '#registry/index'
import { amountText } from '../aid-of.ts'
import type { App } from '../app.ts'
import { readHouseholdMask } from './household-mask.ts'

/** Every scheme that is due or received, or may be: what, for whom, how much, on what authority. */
export async function readAid(
  tx: Queryable,
  app: App,
  { acting, householdId }: { readonly acting: Acting; readonly householdId: string },
): Promise<AidOfHousehold | undefined> {
  const household = await loadHousehold(tx, acting, householdId)
  if (!household) return undefined
  const { catalogue, compiled: checked } = app
  const found = await findEntitlements(tx, acting, {
    ...{ checked, catalogue, householdId, day: acting.today },
  })
  if (!found || departmentOf(acting.who) !== undefined) {
    return { day: acting.today, items: [], overlaps: [] }
  }
  const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
  const nameOf = (id: string | null) =>
    id === null ? null : (household.members.find((one) => one.personId === id)?.name ?? '成员')
  const seen = found.entitlements.filter(
    ({ memberId, definition }) =>
      (memberId === null || mask.sees(memberId)) && maskOfScheme(mask, definition.id) !== '隐去',
  )
  return {
    day: found.day,
    items: seen.map((one) => {
      const { definition, judgement, details, missing } = one
      const masked = maskOfScheme(mask, definition.id)
      const { basis } = definition
      return {
        scheme: definition.name,
        member: nameOf(one.memberId),
        judgement,
        amount: one.entitled === false || masked !== null ? '' : amountText(one, definition),
        basis: basis ? `${basis.document}${basis.article ? ` ${basis.article}` : ''}` : '',
        responsible: [...definition.responsible],
        details:
          one.entitled === false || masked !== null
            ? []
            : details.map(({ name, text }) => ({ name, text })),
        missing: missing.map(({ subject, name, authority }) => ({
          department: authority,
          fact: name,
          member: subject.level === '人' ? nameOf(subject.id) : null,
        })),
      }
    }),
    overlaps: found.overlaps.map(({ scheme, other, memberId }) => {
      const member = nameOf(memberId)
      return `重复享受：${member ? `${member} ` : ''}${scheme} 与 ${other} 不能同时享受`
    }),
  }
}

type Mask = Awaited<ReturnType<typeof readHouseholdMask>>

function maskOfScheme(mask: Mask, id: string): ReturnType<Mask['ofFacts']> {
  return mask.ofFacts(mask.mentions.ofScheme(id))
}
