import { claimRequest, keepAnswer, noteSeen, releaseRequest } from '#access/index'
import type { RequestKeyPort } from '#http/index'
import type { PortContext } from './request.ts'

/** Numbered requests: each number is taken, answered or given back in a statement of its own. */
export function requestKeyPort({ app, actingFor }: PortContext): RequestKeyPort {
  const db = app.db.as('app')
  return {
    async claimRequest(caller, { key, fingerprint }) {
      // Keyed: of a request that asks about a number, the digest alone would confirm a guessed one.
      const keyed = app.vault.hashOf('text', fingerprint)
      const acting = actingFor(caller)
      const claim = await claimRequest(db, acting, { key, fingerprint: keyed })
      // Whom the kept answer shows stands in the entry of the first time.
      if (claim.kind === '已答复') noteSeen(acting, { purpose: '重复请求，照首次的答复' })
      return claim
    },
    keepAnswer: (caller, answered) => keepAnswer(db, actingFor(caller), answered),
    releaseRequest: (caller, key) => releaseRequest(db, actingFor(caller), key),
  }
}
