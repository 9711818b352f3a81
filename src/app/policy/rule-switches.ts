import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { CompiledPack } from '#monitoring/index'
import { type MonitoringRule, nearestName, type Pack } from '#policy/index'
import { newId } from '#vault/index'
import { refuse } from '../refusals.ts'

/** What a rule may say of itself (状态): it is tried, and raises nothing until it is switched on. */
const onTrial = '试运行'

export interface RuleSwitch {
  readonly rule: string
  readonly state: '启用' | '停用'
  readonly reason: string
  readonly by: string
  readonly on: string
}

export interface SwitchedRule extends RuleSwitch {
  readonly name: string
  /** Open alerts of the rule; a rule that is switched off leaves them to people. */
  readonly openAlerts: number
}

/** Switches a monitoring rule on or off for this county from the next round on. */
export async function switchRule(
  q: Queryable,
  acting: Acting,
  wish: Pick<RuleSwitch, 'rule' | 'state' | 'reason'> & { readonly pack: Pack },
): Promise<SwitchedRule> {
  const rule = findRule(wish.pack, wish.rule)
  const { id, name } = rule
  const isOff = (await rulesOff(q, acting.countyCode, wish.pack)).has(id)
  if (isOff === (wish.state === '停用'))
    throw refuse('rule-already', { rule: id, state: wish.state })
  await q.execute(sql`
    insert into rule_switch (county_code, id, rule, state, reason, switched_by, switched_on)
    values (${acting.countyCode}, ${newId()}, ${id}, ${wish.state}, ${wish.reason},
      ${acting.actor}, ${acting.today})`)
  const [row] = await q.query<{ open: number }>(sql`
    select count(*)::integer as open from alert
    where county_code = ${acting.countyCode} and rule = ${id} and state in ('待推送', '处置中')`)
  const { state, reason } = wish
  const said = { rule: id, name, state, reason, by: acting.actor, on: acting.today }
  return { ...said, openAlerts: row?.open ?? 0 }
}

/** The rules that raise nothing: switched off last, or on trial and never switched on. */
export async function rulesOff(
  q: Queryable,
  countyCode: string,
  pack: Pack,
): Promise<ReadonlySet<string>> {
  const last = new Map((await lastSwitches(q, countyCode)).map((one) => [one.rule, one.state]))
  const off = pack.rules.filter((rule) => {
    const state = last.get(rule.id) ?? (rule.extra.状态 === onTrial ? '停用' : '启用')
    return state === '停用'
  })
  return new Set(off.map((rule) => rule.id))
}

/** The last line of each rule that was ever switched. */
export async function lastSwitches(
  q: Queryable,
  countyCode: string,
): Promise<readonly RuleSwitch[]> {
  return q.query<RuleSwitch>(sql`
    select distinct on (s.rule) s.rule, s.state, s.reason, s.switched_by as by, s.switched_on as on
    from rule_switch as s
    where s.county_code = ${countyCode}
    order by s.rule, s.switched_at desc, s.id desc`)
}

const made = new WeakMap<CompiledPack, Map<string, CompiledPack>>()

/** The pack as rounds run it: without the rules that are off. The same object for the same rules. */
export function withoutRules(compiled: CompiledPack, off: ReadonlySet<string>): CompiledPack {
  if (off.size === 0) return compiled
  const key = [...off].sort().join(' ')
  const known = made.get(compiled) ?? new Map<string, CompiledPack>()
  made.set(compiled, known)
  const found = known.get(key)
  if (found) return found
  const stays = ({ id }: Pick<MonitoringRule, 'id'>) => !off.has(id)
  const { catalogue, terms, categories, personCategories, labels, schemes, counted } = compiled
  const without: CompiledPack = {
    ...{ catalogue, terms, categories, personCategories, labels, schemes },
    ...(counted && { counted }),
    pack: { ...compiled.pack, rules: compiled.pack.rules.filter(stays) },
    rules: compiled.rules.filter(({ rule }) => stays(rule)),
  }
  known.set(key, without)
  return without
}

/** A rule by its 编号; refuses one the pack does not have, with the nearest. */
export function findRule(pack: Pack, id: string): MonitoringRule {
  const found = pack.rules.find((rule) => rule.id === id.toUpperCase() || rule.id === id)
  if (found) return found
  const nearest = nearestName(
    id,
    pack.rules.map((rule) => rule.id),
  )
  throw refuse('rule-unknown', { id, ...(nearest !== undefined && { nearest }) })
}
