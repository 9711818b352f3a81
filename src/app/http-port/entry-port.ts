import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { AppPort, EntryDone, FactCatalogue, ListedEntries, SearchHits } from '#http/index'
import { listEntries, loadHousehold, searchBox, seesHousehold } from '#registry/index'
import type { App } from '../app.ts'
import { askedMoment } from '../household-day.ts'
import { entryFormsOf } from '../record-entries/entry-forms.ts'
import { type RecordedEntry, recordEntry, takeBackEntry } from '../record-entries/record-entry.ts'
import { readHouseholdMask } from './household-mask.ts'
import { readPlaces } from './places.ts'
import { readAid } from './read-aid.ts'
import { readConflicts } from './read-conflicts.ts'
import { inCounty, type PortContext } from './request.ts'

type Part = Pick<
  AppPort,
  | 'readFactCatalogue'
  | 'recordEntry'
  | 'undoEntry'
  | 'listEntries'
  | 'listConflicts'
  | 'readAid'
  | 'search'
>

/** What people enter by hand, and what they look for. */
export function entryPort({ app, actingFor }: PortContext): Part {
  const reading = <T>(caller: Parameters<Part['search']>[0], read: Reading<T>) =>
    inCounty(app, actingFor(caller), (tx) => read(tx, actingFor(caller)))
  return {
    readFactCatalogue: (caller) => reading(caller, (tx, acting) => readCatalogue(tx, app, acting)),
    recordEntry: async (caller, input) =>
      doneOf(app, actingFor(caller), await recordEntry(app, actingFor(caller), input)),
    undoEntry: async (caller, entryId, { reason }) => {
      const acting = actingFor(caller)
      return doneOf(app, acting, await takeBackEntry(app, acting, { entryId, reason }))
    },
    listEntries: (caller, householdId, page) =>
      reading(caller, async (tx, acting) => {
        if (!(await seesHousehold(tx, acting, householdId))) return undefined
        return readEntries(tx, app, { acting, householdId, page })
      }),
    listConflicts: (caller, householdId) =>
      reading(caller, (tx, acting) => readConflicts(tx, app, { acting, householdId })),
    readAid: (caller, householdId, asked = {}) => {
      const moment = askedMoment(asked)
      return reading(caller, (tx, acting) => readAid(tx, app, { acting, householdId, moment }))
    },
    search: (caller, text) => reading(caller, (tx, acting) => search(tx, app, { acting, text })),
  }
}

type Reading<T> = (tx: Queryable, acting: Acting) => Promise<T>

async function readCatalogue(tx: Queryable, app: App, acting: Acting): Promise<FactCatalogue> {
  const { channels, events, facts } = entryFormsOf(app)
  const codesOf = (code: string) =>
    app.catalogue.findByCode(code)?.codes.map(({ value }) => value) ?? []
  return {
    today: acting.today,
    channels: channels.map(({ name, reporter, isForVillages, isConfidential }) => ({
      ...{ name, reporter, isForVillages, isConfidential },
    })),
    events: events.map(({ name, change, isOfMember, relation, facts: asked, values, note }) => ({
      ...{ name, change, isOfMember, relation: relation ?? null, note: note ?? null },
      facts: asked.map(({ code }) => code),
      implied: Object.keys(values),
    })),
    facts: facts.map(({ code, name, type, unit, level, authority, sensitivity, codes }) => ({
      ...{ code, name, type, unit: unit ?? null, department: authority },
      // Facts of supporters are not entered here.
      level: level === '户' ? ('户' as const) : ('人' as const),
      sensitive: sensitivity === '高',
      codes: codes.map(({ value }) => value),
    })),
    relations: codesOf('relation'),
    categories: codesOf('recorded_category').filter((one) => one !== '无'),
    ownCategories: codesOf('own_recorded_category').filter((one) => one !== '无'),
    places: await readVillages(tx, acting),
  }
}

async function readVillages(tx: Queryable, acting: Acting): Promise<FactCatalogue['places']> {
  const { placeOf } = await readPlaces(tx, acting.countyCode)
  const scope = acting.who?.scope
  const areas = scope?.kind === '辖区' ? scope.areas : [acting.countyCode.slice(0, 6)]
  const rows = await tx.query<{ code: string; name: string }>(sql`
    select code, name from division
    where starts_with(code, ${acting.countyCode.slice(0, 6)}) and valid_to is null
      and code not like '%000'
      and exists (select from unnest(${[...areas]}::text[]) as a (start) where starts_with(code, start))
    order by code limit 5000`)
  return rows.map((row) => ({ ...row, township: placeOf(row.code).township }))
}

async function doneOf(
  app: App,
  acting: Acting,
  { entryId, householdId, changes }: RecordedEntry,
): Promise<EntryDone> {
  const { category, benefit, members, raised, vanished } = changes
  return inCounty(app, { ...acting, trail: undefined }, async (tx) => {
    const household = await loadHousehold(tx, acting, householdId)
    const names = new Map(household?.members.map(({ personId, name }) => [personId, name]))
    const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
    const seen = (one: { readonly rule: string }) => !mask.hidesRule(one.rule)
    const shown = ({ id, title, class: kind }: (typeof raised)[number]) => ({
      ...{ id, title, class: kind },
    })
    return {
      ...{ entryId, householdId, category, benefit },
      members: members.map((one) => ({ ...one, name: names.get(one.personId) ?? '成员' })),
      raised: raised.filter(seen).map(shown),
      vanished: vanished.filter(seen).map(shown),
    }
  })
}

interface AskedEntries {
  readonly acting: Acting
  readonly householdId: string
  readonly page: { readonly limit: number; readonly after?: string | undefined }
}

/** Who reported in confidence is told to those who enter; a department is told of no entries. */
async function readEntries(
  tx: Queryable,
  app: App,
  { acting, householdId, page }: AskedEntries,
): Promise<ListedEntries> {
  if (departmentOf(acting.who) !== undefined) return { items: [], next: null }
  const { channels } = entryFormsOf(app)
  const found = await listEntries(tx, acting, { householdId, ...page, limit: page.limit + 1 })
  const items = found.slice(0, page.limit)
  const mayEnter = acting.who === undefined || acting.who.permissions.has('登记信息')
  const nameOf = (code: string) => app.catalogue.findByCode(code)?.name ?? code
  return {
    items: items.map((one) => ({
      ...{ id: one.id, kind: one.kind, event: one.event, channel: one.channel },
      reportedBy:
        mayEnter || !channels.find(({ name }) => name === one.channel)?.isConfidential
          ? one.reportedBy
          : null,
      ...{ reason: one.reason, effectiveOn: one.effectiveOn, recordedAt: one.recordedAt },
      recordedBy: one.recordedBy,
      facts: [...new Set(one.said.flatMap(({ facts }) => facts))].map(nameOf),
      mayUndo: mayEnter && one.undoneAt === null && !one.restore.isFinal,
      undone:
        one.undoneAt === null
          ? null
          : { at: one.undoneAt, by: one.undoneBy ?? '', reason: one.undoneReason ?? '' },
    })),
    next: found.length > page.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

const mostHits = 8

async function search(
  tx: Queryable,
  app: App,
  { acting, text }: { readonly acting: Acting; readonly text: string },
): Promise<SearchHits> {
  const found = await searchBox(tx, acting, { text, limit: mostHits + 1 })
  const items: SearchHits['items'] = []
  for (const hit of found.slice(0, mostHits)) {
    const { householdId, personId, number, name, head, township, village, category, why } = hit
    const mask = await readHouseholdMask(tx, app, { acting, about: { householdId } })
    const isSeen = mask.sees(personId)
    // A department is told whom its pushes are about; by anybody else nothing is found.
    if (!isSeen) continue
    const isDepartment = departmentOf(acting.who) !== undefined
    items.push({
      ...{ householdId, personId, number, name, why },
      head: isDepartment ? null : head,
      place: [township, village].filter(Boolean).join(' ') || null,
      category: isDepartment ? null : category,
    })
  }
  return { items, more: found.length > mostHits }
}
