import Type from 'typebox'
import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { answers, type Routes } from '../route-forms.ts'
import {
  DraftAnswer,
  DraftInput,
  Drafts,
  PreferenceInput,
  Preferences,
  SavedDraft,
} from '../schemas/desk.ts'
import { Done } from '../schemas/session.ts'
import { exactly, refTo } from '../schemas/shapes.ts'

const ofOneself = { permission: '本人账号' } as const
const done = { done: true } as const

/** What everybody keeps for themselves alone: nobody reads another's. */
export function deskRoutes(routes: Routes, port: AppPort): void {
  routes.get('/api/account/preferences', { config: ofOneself, schema: forms.choices }, (request) =>
    port.listPreferences(callerOf(request)),
  )
  routes.put(
    '/api/account/preferences/:name',
    { config: ofOneself, schema: forms.choose },
    async (request) => {
      await port.setPreference(callerOf(request), request.params.name, request.body.value)
      return done
    },
  )
  routes.get('/api/drafts', { config: ofOneself, schema: forms.drafts }, (request) =>
    port.listDrafts(callerOf(request)),
  )
  routes.get('/api/drafts/:key', { config: ofOneself, schema: forms.read }, (request) =>
    port.readDraft(callerOf(request), request.params.key),
  )
  routes.put('/api/drafts/:key', { config: ofOneself, schema: forms.save }, (request) =>
    port.saveDraft(callerOf(request), request.params.key, request.body),
  )
  routes.delete(
    '/api/drafts/:key',
    { config: ofOneself, schema: forms.discard },
    async (request) => {
      await port.deleteDraft(callerOf(request), request.params.key)
      return done
    },
  )
}

const byName = exactly({
  name: Type.String({ pattern: '^[a-z][a-zA-Z0-9._-]{0,79}$', description: 'table.alerts' }),
})
const byKey = exactly({
  key: Type.String({ pattern: '^[a-z][a-zA-Z0-9.:_-]{0,159}$', description: 'Form and subject.' }),
})

const forms = {
  choices: {
    operationId: 'listPreferences',
    tags: ['session'],
    summary: 'What the account has chosen',
    description: 'Each choice under its name, on whatever machine the account signs in.',
    response: answers(Preferences, 'Columns, sizes, saved filters and the like'),
  },
  choose: {
    operationId: 'setPreference',
    tags: ['session'],
    summary: 'Keep a choice',
    description: 'In the place of the one before; null takes it back.',
    params: byName,
    body: refTo(PreferenceInput),
    response: answers(Done, 'Kept'),
  },
  drafts: {
    operationId: 'listDrafts',
    tags: ['session'],
    summary: 'Forms begun and not sent',
    description: 'Their keys and when each was kept, of the own account alone.',
    response: answers(Drafts, 'The newest first, without what is written in them'),
  },
  read: {
    operationId: 'readDraft',
    tags: ['session'],
    summary: 'What was typed',
    description: 'Of the own account alone; any other key is as one that does not exist.',
    params: byKey,
    response: answers(DraftAnswer, 'The own draft'),
  },
  save: {
    operationId: 'saveDraft',
    tags: ['session'],
    summary: 'Keep what is typed',
    description: 'Sealed, for the account alone, until it is sent or 30 days have passed.',
    params: byKey,
    body: refTo(DraftInput),
    response: answers(SavedDraft, 'Kept at this moment'),
  },
  discard: {
    operationId: 'deleteDraft',
    tags: ['session'],
    summary: 'Drop a draft',
    description: 'Nothing is left of it; one that is already gone is no error.',
    params: byKey,
    response: answers(Done, 'It is gone'),
  },
}
