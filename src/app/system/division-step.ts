import { type Queryable, sql, type Transaction } from '#db/index'
import type { DivisionChange } from '#http/index'
import type { LocalDate } from '#kernel/index'
import { divisionImpact } from './division-impact.ts'
import { refuse } from './refusals.ts'

/** What every step of a change is done with. */
export interface Step {
  readonly tx: Transaction
  readonly countyCode: string
  readonly today: LocalDate
  readonly actor: string
  readonly change: DivisionChange
}

export interface Standing {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly tier: '县' | '乡' | '村'
  readonly from: string
}

/** A new township or village under one that stands. */
export async function addDivision(step: Step): Promise<string> {
  const { tx, countyCode, change } = step
  const name = written(change.name, '名称')
  const parent = await standing(step, written(change.parent, '上级'))
  checkCode(parent, change.code, countyCode)
  const [used] = await tx.query<{ name: string }>(sql`
    select name from division where code = ${change.code} order by valid_from desc limit 1`)
  if (used) throw refuse('division-code-used', used)
  checkDay(step, { name, from: parent.from })
  await checkName(step, { parent: parent.code, name })
  const tier = parent.tier === '县' ? '乡' : '村'
  await begin(step, { code: change.code, name, parent: parent.code, tier })
  return `设立“${name}”`
}

/** From the day on it is called otherwise; what it was called before stays on record. */
export async function renameDivision(step: Step): Promise<string> {
  const name = written(step.change.name, '新名称')
  const old = await changeable(step)
  await checkName(step, { parent: old.parent, name })
  await end(step, old)
  await begin(step, { ...old, name })
  return `“${old.name}”改名“${name}”`
}

/**
 * From the day on it is a part of another. Households keep the code of where they are; whoever has a
 * post in the other sees them. The parts of a merged township are parts of the other.
 */
export async function mergeDivision(step: Step): Promise<string> {
  const { tx, change } = step
  const old = await changeable(step)
  const into = await findStanding(step, written(change.into, '并入哪里'))
  if (!into || into.code === old.code || into.tier !== old.tier) throw refuse('division-into')
  for (const part of await partsOf(tx, old.code)) {
    checkDay(step, part)
    await end(step, part)
    await begin(step, { ...part, parent: into.code })
  }
  await end(step, old)
  await tx.execute(sql`
    insert into division_merge (from_code, to_code, on_day, document, changed_by, changed_at)
    values (${old.code}, ${into.code}, ${change.on}::date, ${change.document}, ${step.actor}, now())`)
  return `“${old.name}”并入“${into.name}”`
}

/** From the day on it is no more; only where nothing hangs on it. */
export async function endDivision(step: Step): Promise<string> {
  const old = await changeable(step)
  const impact = await divisionImpact(step.tx, { ...step, code: old.code })
  const { households, parts, posts } = impact
  if (households + parts + posts > 0) {
    throw refuse('division-needed', { name: old.name, households, parts, posts })
  }
  await end(step, old)
  return `撤销“${old.name}”`
}

async function changeable(step: Step): Promise<Standing> {
  const found = await standing(step, step.change.code)
  if (found.tier === '县') throw refuse('division-county')
  checkDay(step, found)
  return found
}

async function standing(step: Step, code: string): Promise<Standing> {
  const found = await findStanding(step, code)
  if (!found) throw refuse('division-not-there')
  return found
}

/** Locked: two changes of one division come one after the other. */
async function findStanding({ tx, countyCode }: Step, code: string): Promise<Standing | undefined> {
  const [found] = await tx.query<Standing>(sql`
    select code, name, parent_code as parent, tier, valid_from as "from"
    from division
    where code = ${code} and valid_to is null and starts_with(code, ${countyCode.slice(0, 6)})
    for update`)
  return found
}

async function partsOf(q: Queryable, code: string): Promise<readonly Standing[]> {
  return q.query<Standing>(sql`
    select code, name, parent_code as parent, tier, valid_from as "from"
    from division where parent_code = ${code} and valid_to is null
    order by code
    for update`)
}

function checkDay({ change, today }: Step, { name, from }: { name: string; from: string }): void {
  if (change.on > today || change.on <= from) throw refuse('division-day', { name, from, today })
}

function checkCode(parent: Standing, code: string, countyCode: string): void {
  const isCounty = parent.code === countyCode
  const start = isCounty ? countyCode.slice(0, 6) : parent.code.slice(0, 9)
  const isTownship = isCounty && code.endsWith('000') && !code.endsWith('000000')
  const isVillage = parent.tier === '乡' && !code.endsWith('000')
  if (code.startsWith(start) && (isTownship || isVillage)) return
  const form = isCounty ? `${start}×××000` : `${start}×××`
  throw refuse('division-code', { parent: parent.name, form })
}

async function checkName(
  { tx, change }: Step,
  { parent, name }: { readonly parent: string | null; readonly name: string },
): Promise<void> {
  const [same] = await tx.query(sql`
    select from division
    where parent_code = ${parent} and name = ${name} and valid_to is null
      and code <> ${change.code}
    limit 1`)
  if (same) throw refuse('division-name-used', { name })
}

async function end({ tx, change }: Step, { code, from }: Standing): Promise<void> {
  await tx.execute(sql`
    update division set valid_to = ${change.on}::date
    where code = ${code} and valid_from = ${from}::date`)
}

async function begin(step: Step, one: Omit<Standing, 'from'>): Promise<void> {
  const { tx, change, actor } = step
  await tx.execute(sql`
    insert into division (code, valid_from, name, parent_code, tier, document, changed_by, changed_at)
    values (${one.code}, ${change.on}::date, ${one.name}, ${one.parent}, ${one.tier},
      ${change.document}, ${actor}, now())`)
}

function written(text: string | undefined, what: string): string {
  const plain = text?.trim() ?? ''
  if (plain === '') throw refuse('division-incomplete', { what })
  return plain
}
