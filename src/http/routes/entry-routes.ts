import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { refuse } from '../refusals.ts'
import { answers, byId, pageById, type Routes } from '../route-forms.ts'
import { askedDay } from '../schemas/asked-day.ts'
import {
  AidOfHousehold,
  EntryDone,
  EntryInput,
  FactCatalogue,
  FactConflicts,
  ListedEntries,
  SearchHits,
  UndoEntryInput,
} from '../schemas/entry.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

/** What people enter by hand, the search box, and what the file of a household tells beside its facts. */
export function entryRoutes(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/fact-catalogue',
    { config: { permission: '查看家庭' }, schema: forms.catalogue },
    (request) => port.readFactCatalogue(callerOf(request)),
  )
  routes.post(
    '/api/entries',
    { config: { permission: '登记信息' }, schema: forms.record },
    (request) => port.recordEntry(callerOf(request), request.body),
  )
  routes.post(
    '/api/entries/:id/undo',
    { config: { permission: '登记信息' }, schema: forms.undo },
    (request) => port.undoEntry(callerOf(request), request.params.id, request.body),
  )
  routes.get(
    '/api/search',
    { config: { permission: '查看家庭' }, schema: forms.search },
    async (request) => {
      const caller = callerOf(request)
      await port.recordReading(caller, { purpose: '查找家庭', route: 'GET /api/search' })
      return port.search(caller, request.query.q)
    },
  )
  routeReadings(routes, port)
}

function routeReadings(routes: Routes, port: AppPort): void {
  routes.get(
    '/api/households/:id/entries',
    { config: { permission: '查看家庭' }, schema: forms.list },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const found = known(await port.listEntries(caller, id, request.query))
      const route = 'GET /api/households/{id}/entries'
      await port.recordReading(caller, { householdId: id, purpose: '查看登记记录', route })
      return found
    },
  )
  routes.get(
    '/api/households/:id/conflicts',
    { config: { permission: '查看家庭' }, schema: forms.conflicts },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const found = known(await port.listConflicts(caller, id))
      const route = 'GET /api/households/{id}/conflicts'
      await port.recordReading(caller, { householdId: id, purpose: '查看来源不一致', route })
      return found
    },
  )
  routes.get(
    '/api/households/:id/aid',
    { config: { permission: '查看家庭' }, schema: forms.aid },
    async (request) => {
      const caller = callerOf(request)
      const { id } = request.params
      const found = known(await port.readAid(caller, id, request.query))
      const route = 'GET /api/households/{id}/aid'
      await port.recordReading(caller, { householdId: id, purpose: '查看应享与在享', route })
      return found
    },
  )
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw refuse('household-unknown')
  return found
}

const tags = ['registry']

const forms = {
  catalogue: {
    operationId: 'readFactCatalogue',
    tags,
    summary: 'What the forms of entries ask for',
    description: 'Channels, events, facts, categories and places, in the words of the place.',
    response: answers(FactCatalogue, 'What the forms ask for'),
  },
  record: {
    operationId: 'recordEntry',
    tags,
    summary: 'Enter a household, member, fact or event',
    description:
      'Kept with its channel as the source; the household is looked at again at once. ' +
      '422 names all fields to mend; 409 with `fields`: somebody else changed them meanwhile.',
    body: refTo(EntryInput),
    response: answers(EntryDone, 'What has changed'),
  },
  undo: {
    operationId: 'undoEntry',
    tags,
    summary: 'Take an entry back',
    description: 'What it said stays on record; what others say holds again.',
    params: byId,
    body: refTo(UndoEntryInput),
    response: answers(EntryDone, 'What has changed'),
  },
  search: {
    operationId: 'search',
    tags,
    summary: 'One box: name, pinyin initials, last four, telephone, household number',
    description: 'At most eight, each with why it fits. The reading is noted in the access log.',
    querystring: exactly({ q: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: answers(SearchHits, 'Who or what fits'),
  },
  list: {
    ...reading('listEntries', 'The entries about a household', ListedEntries),
    querystring: exactly(pageById),
  },
  conflicts: reading('listConflicts', 'Facts on which sources differ, side by side', FactConflicts),
  aid: {
    ...reading('readAid', 'Aid due against aid received', AidOfHousehold),
    querystring: askedDay,
  },
}

function reading<T extends Type.TSchema>(operationId: string, summary: string, answer: T) {
  return {
    operationId,
    tags,
    summary,
    description: `${summary}. The reading is noted in the access log.`,
    params: byId,
    response: answers(answer, summary),
  }
}
