import {
  deleteDraft,
  findDraft,
  listDrafts,
  listPreferences,
  saveDraft,
  setPreference,
} from '#access/index'
import type { DeskPort } from '#http/index'
import { inCounty, type PortContext } from './request.ts'

/** What everybody keeps for themselves. */
export function deskPort({ app, actingFor }: PortContext): DeskPort {
  return {
    listPreferences: (caller) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => ({
        items: [...(await listPreferences(tx, acting))],
      }))
    },
    setPreference: (caller, name, value) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => setPreference(tx, acting, { name, value }))
    },
    listDrafts: (caller) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => ({ items: [...(await listDrafts(tx, acting))] }))
    },
    readDraft: (caller, key) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => ({
        draft: (await findDraft(tx, acting, key)) ?? null,
      }))
    },
    saveDraft: (caller, key, { body, version = null }) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => ({
        savedAt: await saveDraft(tx, acting, { key, version, body }),
      }))
    },
    deleteDraft: (caller, key) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, (tx) => deleteDraft(tx, acting, key))
    },
  }
}
