import {
  type Acting,
  departmentOf,
  type Looking,
  type Masked,
  type MaskedFact,
  maskOf,
  maskOfAll,
  nothingPushed,
  type PushedPart,
  seesMember,
} from '#access/index'
import { type Queryable, sql } from '#db/index'
import { type Mentions, mentionsOf } from '#policy/index'
import type { App } from '../app.ts'

/** How somebody sees one household, or one alert of none. */
export interface HouseholdMask {
  readonly who: Looking
  readonly pushed: PushedPart
  readonly mentions: Mentions
  /** Null: as it stands; 范围外: it is not even listed. */
  ofFact(fact: MaskedFact): Masked | '范围外' | null
  /** Of a fact by its Chinese name; null also for a word that is no fact. */
  ofName(name: string): Masked | null
  /** Of a sentence that may quote these facts; null facts: nobody knows which it quotes. */
  ofFacts(facts: readonly MaskedFact[] | null): Masked | null
  sees(personId: string): boolean
  /** Whether a rule's very name would tell what is not shown: to whoever sees no sensitive fact. */
  hidesRule(rule: string): boolean
}

type About = { readonly householdId: string } | { readonly alertId: string }

/** Reads of a department what was pushed to it; of everybody else nothing is read. */
export async function readHouseholdMask(
  tx: Queryable,
  app: App,
  { acting, about }: { readonly acting: Acting; readonly about: About },
): Promise<HouseholdMask> {
  const mentions = keptMentions(app)
  const department = departmentOf(acting.who)
  const pushed =
    department === undefined
      ? nothingPushed
      : await readPushed(tx, app, { acting, about, department, mentions })
  return householdMask(app, { who: acting.who, pushed })
}

/** The mask of whoever needs no pushes: in lists, files and rows. */
export function householdMask(
  app: Pick<App, 'compiled' | 'catalogue'>,
  { who, pushed = nothingPushed }: { readonly who?: Looking; readonly pushed?: PushedPart },
): HouseholdMask {
  const everything = app.catalogue.facts
  return {
    who,
    pushed,
    mentions: keptMentions(app),
    ofFact: (fact) => maskOf(who, fact, pushed),
    ofName: (name) => {
      const fact = app.catalogue.findByName(name)
      return fact ? maskOfAll(who, [fact], pushed) : null
    },
    ofFacts: (facts) => maskOfAll(who, facts ?? everything, pushed),
    hidesRule(rule) {
      if (who?.sensitive !== '隐去' || departmentOf(who) !== undefined) return false
      return maskOfAll(who, keptMentions(app).ofRule(rule) ?? everything, pushed) !== null
    },
    sees: (personId) => seesMember(who, personId, pushed),
  }
}

/** What stands in place of the name of a rule about what is not shown. */
export const hiddenRuleName = '涉及不予显示的情形'

const mentionsByPolicy = new WeakMap<object, Mentions>()

function keptMentions({ compiled }: Pick<App, 'compiled'>): Mentions {
  const found = mentionsByPolicy.get(compiled) ?? mentionsOf(compiled)
  mentionsByPolicy.set(compiled, found)
  return found
}

interface PushedRow {
  readonly id: string
  readonly rule: string
  readonly personId: string | null
  readonly names: readonly string[]
  readonly pushes: readonly string[]
}

async function readPushed(
  tx: Queryable,
  app: App,
  given: {
    readonly acting: Acting
    readonly about: About
    readonly department: string
    readonly mentions: Mentions
  },
): Promise<PushedPart> {
  const { acting, about, department, mentions } = given
  const which =
    'householdId' in about
      ? sql`a.household_id = ${about.householdId}`
      : sql`a.id = ${about.alertId}`
  const rows = await tx.query<PushedRow>(sql`
    select a.id, a.rule, a.person_id as "personId",
      array(select f ->> '名称' from jsonb_array_elements(a.evidence -> '事实') as f) as names,
      array_agg(p.id) as pushes
    from alert as a
    join push as p on p.county_code = ${acting.countyCode} and p.alert_id = a.id
    where a.county_code = ${acting.countyCode} and ${which}
      and p.department = ${department} and p.state <> '撤回'
    group by a.county_code, a.id`)
  const named = rows.flatMap(({ names }) =>
    names.flatMap((one) => app.catalogue.findByName(one) ?? []),
  )
  const used = rows.flatMap(({ rule }) => mentions.ofRule(rule) ?? [])
  return {
    alerts: new Set(rows.map(({ id }) => id)),
    pushes: new Set(rows.flatMap(({ pushes }) => pushes)),
    people: rows.some(({ personId }) => personId === null)
      ? null
      : new Set(rows.flatMap(({ personId }) => personId ?? [])),
    facts: new Set([...named, ...used].map(({ code }) => code)),
  }
}
