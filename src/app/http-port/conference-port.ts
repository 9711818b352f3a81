import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import {
  closeConference,
  conveneConference,
  declineConference,
  listConferences,
  loadConference,
  proposeConference,
} from '#dispatch/index'
import type { Caller, Conference, ConferenceFilter, ConferencePort } from '#http/index'
import { localDate } from '#kernel/index'
import { conferenceLevels, departmentNames } from '#policy/index'
import { decideConference } from '../conferences/decide-sum.ts'
import { levelsShown, showConferences } from '../conferences/show-conference.ts'
import { inCounty, type PortContext } from './request.ts'

/** Cases that departments deliberate on together, as the routes ask for them. */
export function conferencePort({ app, actingFor }: PortContext): ConferencePort {
  /** Does the step in a transaction, and shows the conference as it stands then. */
  const step = (
    caller: Caller,
    work: (tx: Transaction, acting: Acting) => Promise<string>,
  ): Promise<Conference> => {
    const acting = actingFor(caller)
    return inCounty(app, acting, async (tx) => {
      const conference = await loadConference(tx, acting, await work(tx, acting))
      const [shown] = await showConferences(tx, app, { acting, conferences: [conference] })
      if (!shown) throw new Error('a conference that was loaded is not shown')
      return shown
    })
  }
  const onOne = (
    caller: Caller,
    conferenceId: string,
    work: (tx: Transaction, acting: Acting) => Promise<void>,
  ) =>
    step(caller, async (tx, acting) => {
      await work(tx, acting)
      return conferenceId
    })
  return {
    readConferenceLevels: () => levelsShown(app),
    listConferences: (caller, { state, ...page }) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        const filter = { ...page, ...askedConferences({ state }) }
        const { conferences, next } = await listConferences(tx, acting, filter)
        return { items: await showConferences(tx, app, { acting, conferences }), next }
      })
    },
    findConference: (caller, conferenceId) => step(caller, async () => conferenceId),
    proposeConference: (caller, alertId, { matter, level }) => {
      const { levels } = conferenceLevels(app.pack)
      return step(caller, (tx, acting) =>
        proposeConference(tx, acting, { alertId, matter, level, levels }),
      )
    },
    conveneConference: (caller, conferenceId, input) => {
      const heldOn = localDate(input.heldOn)
      const given = { ...input, conferenceId, heldOn }
      const known = departmentNames(app.pack)
      return onOne(caller, conferenceId, (tx, acting) =>
        conveneConference(tx, acting, { ...given, known }),
      )
    },
    declineConference: (caller, conferenceId, { reason }) =>
      onOne(caller, conferenceId, (tx, acting) =>
        declineConference(tx, acting, { conferenceId, reason }),
      ),
    resolveConference: (caller, conferenceId, input) =>
      onOne(caller, conferenceId, (tx, acting) =>
        decideConference(tx, { app, acting }, { ...input, conferenceId }),
      ),
    closeConference: (caller, conferenceId, { outcome }) =>
      onOne(caller, conferenceId, (tx, acting) =>
        closeConference(tx, acting, { conferenceId, outcome }),
      ),
  }
}

/** Those that wait for somebody unless a state is given. */
export function askedConferences({ state }: Pick<ConferenceFilter, 'state'>) {
  return { open: state === undefined, state: state === '全部' ? undefined : state }
}
