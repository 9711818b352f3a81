import type { LocalDate } from '#kernel/index'
import { type Pack, showDatedValue } from '#policy/index'
import type { Moment } from '#registry/index'
import type { App } from '../app.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { compareEvaluations, type EvaluationChange } from './compare-evaluations.ts'
import { evaluateRegistry } from './evaluate-registry.ts'
import { listRegistered } from './list-registered.ts'
import { parseSettings } from './parse-setting.ts'
import { headOf, type PolicyHead } from './policy-head.ts'
import { inForce, resolvePolicy } from './resolve-policy.ts'
import { withFactsOn } from './with-facts-on.ts'

export interface Simulation extends EvaluationChange {
  readonly asOf: LocalDate
  readonly before: PolicyHead
  readonly after: PolicyHead
  readonly settings: readonly string[]
  /** The parameters that were set, as the pack has them on the day. */
  readonly were: readonly string[]
  /** Whether costs rest on the pack's schemes of 基本生活, or on the amounts of its classes alone. */
  readonly costsOf: '救助项目' | '类别'
}

export interface SimulationRequest {
  readonly pack: string
  readonly settings: readonly string[]
  readonly asOf: LocalDate
  /** The moment whose facts count; absent: the present state. */
  readonly moment?: Moment | undefined
}

/**
 * What the policy in force says of every household, and what another pack, or other values of its
 * parameters, would say. Nothing is written: the evaluations live in tables of the transaction.
 */
export async function simulatePolicy(app: App, request: SimulationRequest): Promise<Simulation> {
  const after = await resolvePolicy(request.pack, app)
  const { pack } = after.policy
  const parameters = parseSettings(pack, request.settings, request.asOf)
  const change = await comparePolicies(app, {
    ...request,
    before: { policy: app.policy },
    after: { policy: after.policy, parameters },
  })
  return {
    asOf: request.asOf,
    before: headOf(inForce(app)),
    after: headOf(after),
    settings: request.settings,
    were: Object.keys(parameters).map((name) => valueOn(pack, name, request.asOf)),
    costsOf: hasMonthlySchemes(after.policy) ? '救助项目' : '类别',
    ...change,
  }
}

type Side = Pick<Parameters<typeof evaluateRegistry>[1], 'policy' | 'parameters'>

/** Two policies over the same households. */
export async function comparePolicies(
  app: App,
  given: {
    readonly before: Side
    readonly after: Side
    readonly asOf: LocalDate
    readonly moment?: Moment | undefined
  },
): Promise<EvaluationChange> {
  const { asOf, moment } = given
  const countyCode = app.county.code
  return app.db.transaction((tx) =>
    withFactsOn(tx, app, moment, async (relations) => {
      const common = { countyCode, day: asOf, inPlace: app.catalogue, relations }
      const before = await evaluateRegistry(tx, {
        ...common,
        ...given.before,
        name: 'policy_before',
      })
      const after = await evaluateRegistry(tx, { ...common, ...given.after, name: 'policy_after' })
      return compareEvaluations(await listRegistered(tx, countyCode), before, after)
    }),
  )
}

function valueOn({ parameters }: Pack, name: string, day: LocalDate): string {
  const parameter = parameters.get(name)
  const value = parameter?.values.findLast((one) => one.from <= day)
  return parameter && value ? `${name} ${showDatedValue(parameter, value)}` : name
}

function hasMonthlySchemes({ pack }: PolicyInForce): boolean {
  return pack.schemes.some((one) => one.kind === '基本生活' && one.amountUnit === '元/月')
}
