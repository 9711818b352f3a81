import type { Acting } from '#access/index'
import type { Candidate, CandidatePort, DecidedCandidate } from '#http/index'
import type { App } from '../app.ts'
import {
  type CandidateRequest,
  decideCandidate,
  type ListedCandidate,
  leaveCandidateUnclear,
  listCandidates,
  loadCandidate,
  reopenCandidate,
} from '../candidates.ts'
import { compareCandidate } from '../compare-candidate.ts'
import type { PortContext } from './request.ts'

/** Rows beside the persons they may mean: listed, confirmed, refused. */
export function candidatePort({ app, actingFor }: PortContext): CandidatePort {
  return {
    async listCandidates(caller, filter, route) {
      const { items, next } = await listCandidates(app, actingFor(caller), { ...filter, route })
      return { items: items.map(shown), next }
    },
    async compareCandidate(caller, candidateId, route) {
      const found = await compareCandidate(app, actingFor(caller), { candidateId, route })
      return found && { candidates: found.candidates.map(shown), values: [...found.values] }
    },
    async leaveCandidateUnclear(caller, candidateId, { isUnclear, reason }) {
      const acting = actingFor(caller)
      await leaveCandidateUnclear(app, acting, { candidateId, isUnclear, reason })
      return now(app, acting, candidateId)
    },
    async reopenCandidate(caller, candidateId, { reason }) {
      const acting = actingFor(caller)
      await reopenCandidate(app, acting, candidateId, { reason })
      return now(app, acting, candidateId)
    },
    confirmCandidate: (caller, candidateId, { reason }) =>
      decide(app, actingFor(caller), { candidateId, decision: '确认', reason }),
    refuseCandidate: (caller, candidateId, { reason }) =>
      decide(app, actingFor(caller), { candidateId, decision: '排除', reason }),
  }
}

async function decide(
  app: App,
  acting: Acting,
  { candidateId, ...request }: CandidateRequest & { readonly candidateId: string },
): Promise<DecidedCandidate> {
  const { applied, settled } = await decideCandidate(app, acting, candidateId, request)
  return { candidate: await now(app, acting, candidateId), applied, settled }
}

async function now(app: App, acting: Acting, candidateId: string): Promise<Candidate> {
  const candidate = await loadCandidate(app, acting, candidateId)
  if (!candidate) throw new Error('a candidate that was decided is not there')
  return shown(candidate)
}

function shown({ file, dataset, reasons, state, ...rest }: ListedCandidate): Candidate {
  return {
    ...rest,
    fileName: file,
    datasetName: dataset,
    reasons: [...reasons],
    // The table allows no other word.
    state: state as Candidate['state'],
  }
}
