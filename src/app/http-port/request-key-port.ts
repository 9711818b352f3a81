import { claimRequest, keepAnswer, releaseRequest } from '#access/index'
import type { RequestKeyPort } from '#http/index'
import type { PortContext } from './request.ts'

/** Numbered requests: each number is taken, answered or given back in a statement of its own. */
export function requestKeyPort({ app, actingFor }: PortContext): RequestKeyPort {
  const db = app.db.as('app')
  return {
    claimRequest: (caller, request) => claimRequest(db, actingFor(caller), request),
    keepAnswer: (caller, answered) => keepAnswer(db, actingFor(caller), answered),
    releaseRequest: (caller, key) => releaseRequest(db, actingFor(caller), key),
  }
}
