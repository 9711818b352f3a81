import { claimRequest, keepAnswer, releaseRequest } from '#access/index'
import type { RequestKeyPort } from '#http/index'
import type { PortContext } from './request.ts'

/** Numbered requests: each number is taken, answered or given back in a statement of its own. */
export function requestKeyPort({ app, actingFor }: PortContext): RequestKeyPort {
  const db = app.db.as('app')
  return {
    claimRequest(caller, { key, fingerprint }) {
      // Keyed: of a request that asks about a number, the digest alone would confirm a guessed one.
      const keyed = app.vault.hashOf('text', fingerprint)
      return claimRequest(db, actingFor(caller), { key, fingerprint: keyed })
    },
    keepAnswer: (caller, answered) => keepAnswer(db, actingFor(caller), answered),
    releaseRequest: (caller, key) => releaseRequest(db, actingFor(caller), key),
  }
}
