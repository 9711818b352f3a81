import { type Acting, scopeOf } from '#access/index'
import type { Queryable } from '#db/index'
import type { LoadedConference } from '#dispatch/index'
import type { Conference, ConferenceLevels } from '#http/index'
import { conferenceLevels, departmentNames } from '#policy/index'
import type { App } from '../app.ts'
import { hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { readPlaces } from '../http-port/places.ts'

/** Conferences as they are shown: of a rule that says what the caller may not see, only that there is one. */
export async function showConferences(
  tx: Queryable,
  app: App,
  {
    acting,
    conferences,
  }: { readonly acting: Acting; readonly conferences: readonly LoadedConference[] },
): Promise<Conference[]> {
  const places = await readPlaces(tx, acting.countyCode)
  const mask = householdMask(app, { who: acting.who })
  return conferences.map((one) => {
    const shown = showConference(one, { app, acting })
    const { township, village } = places.placeOf(one.divisionCode)
    const placed = { ...shown, township, village }
    return mask.hidesRule(one.rule) ? withoutContent(placed) : placed
  })
}

function showConference(
  one: LoadedConference,
  { app, acting }: { readonly app: App; readonly acting: Acting },
): Conference {
  const { rule: _, divisionCode: __, approvalId, approvalState, approvalReason, ...kept } = one
  const isWaiting = approvalId !== null && approvalState !== null && approvalState !== '已同意'
  return {
    ...kept,
    township: null,
    village: null,
    office: officeOf(app),
    waiting: isWaiting ? { approvalId, state: approvalState, reason: approvalReason } : null,
    departments: one.departments.map((each) => ({ ...each })),
    tasks: one.tasks.map((each) => ({ ...each })),
    mayConvene: mayConvene(acting, one.level),
  }
}

function mayConvene(acting: Acting, level: string): boolean {
  const { kind } = scopeOf(acting)
  const isPermitted = acting.who?.permissions.has('一事一议') ?? true
  return isPermitted && (kind === '全县' || (kind === '辖区' && level !== '县级'))
}

function withoutContent(conference: Conference): Conference {
  return {
    ...conference,
    alertTitle: hiddenRuleName,
    matter: hiddenRuleName,
    resolution: null,
    outcome: null,
    waiting: null,
    departments: conference.departments.map((each) => ({ ...each, opinion: null })),
    tasks: conference.tasks.map((each) => ({ ...each, matter: hiddenRuleName })),
  }
}

/** The office of the coordination mechanism, as the place names it. */
function officeOf({ pack }: Pick<App, 'pack'>): string | null {
  return fullNames({ pack }).find(({ name }) => name === '协调机制')?.fullName ?? null
}

function fullNames({ pack }: Pick<App, 'pack'>): { name: string; fullName: string }[] {
  const section = pack.section('部门')
  const entries: readonly { readonly 名称?: unknown; readonly 全称?: unknown }[] = Array.isArray(
    section,
  )
    ? section
    : []
  return entries.map(({ 名称: name, 全称: full }) => ({
    name: String(name),
    fullName: String(full ?? name),
  }))
}

/** At which levels the place deliberates, and the departments it knows. */
export function levelsShown(app: Pick<App, 'pack'>): ConferenceLevels {
  const { levels, disposal } = conferenceLevels(app.pack)
  const known = new Set(departmentNames(app.pack))
  return {
    levels: [...levels],
    office: officeOf(app),
    document: disposal?.basis.document ?? null,
    article: disposal?.basis.article ?? null,
    departments: fullNames(app).filter(({ name }) => known.has(name)),
  }
}
