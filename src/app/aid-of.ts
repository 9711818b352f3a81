import { type Acting, recordReading } from '#access/index'
import {
  type Entitlement,
  findEntitlements,
  findGaps,
  type Gap,
  type Gaps,
  type Judgement,
  type MissingFrom,
  type Overlap,
} from '#aid/index'
import { type Fen, formatYuan } from '#kernel/index'
import type { Scheme } from '#policy/index'
import { findFactSources, type Household } from '#registry/index'
import type { App } from './app.ts'
import { getHousehold } from './get-household.ts'
import { refuse } from './refusals.ts'
import { checkSchemes } from './scheme-names.ts'

export interface AidRow {
  readonly judgement: Judgement
  readonly scheme: string
  readonly name: string
  readonly kind: string
  /** The member; null: the household's. */
  readonly member: string | null
  readonly amount: string
  readonly basis: string
  readonly responsible: readonly string[]
  readonly cooperating: readonly string[]
  readonly details: readonly { readonly name: string; readonly text: string }[]
  readonly missing: readonly {
    readonly department: string
    readonly fact: string
    readonly member: string | null
    readonly why: string
  }[]
}

export interface AidOfHousehold {
  readonly household: Household
  readonly day: string
  readonly rows: readonly AidRow[]
  readonly overlaps: readonly { readonly text: string }[]
}

/** Every scheme for one household and its members: due, received, how much, on what authority. */
export async function aidOf(app: App, acting: Acting, text: string): Promise<AidOfHousehold> {
  return app.db.transaction(async (tx) => {
    const household = await getHousehold(tx, acting, text)
    await recordReading(tx, acting, {
      householdId: household.id,
      purpose: '查看应享与在享',
      route: 'doudi aid',
    })
    const { catalogue, compiled: checked } = app
    const aid = await findEntitlements(tx, acting, {
      checked,
      catalogue,
      householdId: household.id,
      day: acting.today,
    })
    if (!aid) throw refuse('household-unknown', { text: household.number })
    const find = await findFactSources(tx, acting, { catalogue, householdId: household.id })
    const why = (id: string, code: string) => {
      const found = find(id, code)
      return 'unknown' in found ? found.unknown.why : '没有记录'
    }
    return {
      household,
      day: aid.day,
      rows: aid.entitlements.map((one) => rowOf(one, household, why)),
      overlaps: aid.overlaps.map((one) => ({ text: overlapText(one, household) })),
    }
  })
}

export interface CountyGaps extends Gaps {
  readonly definitions: readonly Scheme[]
}

/** For everybody: what is due and not received, received and not due, or open, scheme by scheme. */
export async function aidGaps(
  app: App,
  acting: Acting,
  given: { readonly schemes?: readonly string[]; readonly listed: number },
): Promise<CountyGaps> {
  const { catalogue, compiled: checked } = app
  checkSchemes(checked.pack, given.schemes ?? [])
  return app.db.transaction(async (tx) => {
    await recordReading(tx, acting, { purpose: '排查应享未享', route: 'doudi aid --gaps' })
    const gaps = await findGaps(tx, acting, { ...given, checked, catalogue, day: acting.today })
    return { ...gaps, definitions: checked.pack.schemes }
  })
}

/** `残联：持残疾人证、残疾等级；医保：年自付医疗费用` */
export function missingText(missing: readonly MissingFrom[]): string {
  return missing.map(({ department, facts }) => `${department}：${facts.join('、')}`).join('；')
}

/** `1,200.00 元/月`, `至少 300.00 元/月`, what the document says instead, or nothing. */
export function amountText(
  { amountLow: low, amountHigh: high }: Pick<Gap, 'amountLow' | 'amountHigh'>,
  scheme: Scheme | undefined,
): string {
  if (!scheme?.amount) return scheme?.amountNote ?? ''
  const unit = scheme.amountUnit?.replace(/^元/, '') ?? ''
  const yuan = (amount: number) => formatYuan(amount as Fen) // amounts come in whole fen
  if (low !== null && low === high) return `${yuan(low)}${unit}`
  if (high !== null) return `${yuan(low ?? 0)} 至 ${yuan(high)}${unit}`
  return low !== null && low > 0 ? `至少 ${yuan(low)}${unit}` : '标准未公布或数据不全'
}

function rowOf(
  one: Entitlement,
  household: Household,
  why: (id: string, code: string) => string,
): AidRow {
  const { definition, judgement, memberId, details, missing } = one
  const { basis } = definition
  return {
    judgement,
    scheme: one.scheme,
    name: definition.name,
    kind: definition.kind,
    member: memberName(household, memberId),
    amount: one.entitled === false ? '' : amountText(one, definition),
    basis: basis ? `${basis.document}${basis.article ? ` ${basis.article}` : ''}` : '',
    responsible: definition.responsible,
    cooperating: definition.cooperating,
    details: one.entitled === false ? [] : details.map(({ name, text }) => ({ name, text })),
    missing: missing.map(({ subject, code, name, authority }) => ({
      department: authority,
      fact: name,
      member: subject.level === '人' ? memberName(household, subject.id) : null,
      why: subject.level === '义务人' ? '没有记录' : why(subject.id, code),
    })),
  }
}

function memberName(household: Household, id: string | null): string | null {
  if (id === null) return null
  return household.members.find((one) => one.personId === id)?.name ?? '成员'
}

function overlapText({ scheme, other, memberId }: Overlap, household: Household): string {
  const member = memberName(household, memberId)
  return `重复享受：${member ? `${member} ` : ''}${scheme} 与 ${other} 不能同时享受`
}
