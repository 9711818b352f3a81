import type { Acting } from '#access/index'
import { ident, type Sql, sql, type Transaction, trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import {
  compileConditions,
  compileSql,
  type ExpressionText,
  type NamedCondition,
  type Relations,
} from '#policy/index'
import type { App } from '../app.ts'
import { bindCounty } from '../policy/bind-statement.ts'

/** Where and when an export looks. */
export interface ExportScope {
  readonly tx: Transaction
  readonly app: App
  /** Who exports: their scope, and what of a value they see. */
  readonly acting: Acting
  /** The last day that counts. */
  readonly day: LocalDate
  /** Profiles of that day; empty: as they are. */
  readonly relations: Partial<Relations>
  /** The first digits of the divisions; empty for the county. */
  readonly place: string
}

/** A subject chosen by a condition. */
export interface Condition {
  readonly subject: '人' | '户'
  readonly when?: ExpressionText | undefined
}

/** Persons of the scope: the profile `f`. */
export function personTable({ relations }: ExportScope): Sql {
  return ident(relations.person ?? 'person_profile')
}

/** Households of the scope: the profile `g`. */
export function householdTable({ relations }: ExportScope): Sql {
  return ident(relations.household ?? 'household_profile')
}

/**
 * household_id, person_id (null: about the household) of whom a condition holds for certain; without a
 * condition everybody.
 */
export function chosen(scope: ExportScope, { subject, when }: Condition): Sql {
  const { app, day, relations } = scope
  const county = app.county.code
  if (when === undefined) {
    return subject === '户'
      ? sql`select g.household_id, null::uuid as person_id from ${householdTable(scope)} as g
          where g.county_code = ${county}`
      : sql`select f.household_id, f.person_id from ${personTable(scope)} as f
          where f.county_code = ${county}`
  }
  const condition: NamedCondition = { id: 'chosen', subject, when }
  const compiled = compileConditions(app.pack, app.catalogue, [condition])
  const { rules } = compileSql(compiled, { day, relations })
  return sql`select r.household_id, r.person_id from (${bindCounty(rules, county)}) as r`
}

/** The names of divisions, as a common table `place`. */
export const placeNames: Sql = trusted(
  'place as (select distinct on (code) code, name from division order by code, valid_from desc)',
)
