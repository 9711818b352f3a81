import type { Acting } from '#access/index'
import type { Candidate, CandidatePort, DecidedCandidate } from '#http/index'
import type { App } from '../app.ts'
import {
  type CandidateRequest,
  decideCandidate,
  type ListedCandidate,
  listCandidates,
  loadCandidate,
} from '../candidates.ts'
import type { PortContext } from './request.ts'

/** Rows beside the persons they may mean: listed, confirmed, refused. */
export function candidatePort({ app, actingFor }: PortContext): CandidatePort {
  return {
    async listCandidates(caller, filter, route) {
      const { items, next } = await listCandidates(app, actingFor(caller), { ...filter, route })
      return { items: items.map(shown), next }
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
  const candidate = await loadCandidate(app, acting, candidateId)
  if (!candidate) throw new Error('a candidate that was decided is not there')
  return { candidate: shown(candidate), applied, settled }
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
