import type { AppPort } from '#http/index'
import { type SignInEnvironment, signInContext } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'
import { noteJobEnd } from '../audit/note-job.ts'
import { JobRegistry } from '../jobs/job-registry.ts'
import { accountPort } from './account-port.ts'
import { alertPort } from './alert-port.ts'
import { approvalPort } from './approval-port.ts'
import { attachmentPort } from './attachment-port.ts'
import { notingPort } from './audit-port.ts'
import { batchPort } from './batch-port.ts'
import { batchWorkPort } from './batch-work-port.ts'
import { candidatePort } from './candidate-port.ts'
import { chainPort } from './chain-port.ts'
import { conferencePort } from './conference-port.ts'
import { decisionPort } from './decision-port.ts'
import { deliveryPort } from './delivery-port.ts'
import { deskPort } from './desk-port.ts'
import { entryPort } from './entry-port.ts'
import { explanationPort } from './explanation-port.ts'
import { exportPort, seenPort } from './export-port.ts'
import { householdPort } from './household-port.ts'
import { jobPort } from './job-port.ts'
import { leadPort } from './lead-port.ts'
import { logPort } from './log-port.ts'
import { policyPort } from './policy-port.ts'
import { policyWorkPort } from './policy-work-port.ts'
import { pushPort } from './push-port.ts'
import { queryPort } from './query-port.ts'
import { relativePort } from './relative-port.ts'
import { portContext } from './request.ts'
import { requestKeyPort } from './request-key-port.ts'
import { requestPort } from './request-port.ts'
import { retentionPort } from './retention-port.ts'
import { revealPort } from './reveal-port.ts'
import { reviewPort } from './review-port.ts'
import { roundPort } from './round-port.ts'
import { sessionPort } from './session-port.ts'
import { statisticsPort } from './statistics-port.ts'
import { supervisionPort } from './supervision-port.ts'
import { systemPort } from './system-port.ts'
import { understandingPort } from './understanding-port.ts'
import { undoPort } from './undo-port.ts'
import { workPort } from './work-port.ts'

/** What the routes need, answered by the modules; `today` holds a day, as `serve --today` asks. */
export function makeHttpPort(
  app: App,
  today?: string,
  environment: SignInEnvironment = {},
): AppPort {
  const context = portContext(app, today)
  const signIn = signInContext(app, { ...environment, today: context.today })
  const jobs = new JobRegistry({ onEnd: (starter, job) => noteJobEnd(app, starter, job) })
  return {
    ...notingPort(context),
    ...logPort(context),
    ...jobPort(jobs),
    ...roundPort(context),
    ...batchPort(context),
    ...householdPort(context),
    ...entryPort(context),
    ...reviewPort(context),
    ...attachmentPort(context),
    ...explanationPort(context),
    ...decisionPort(context),
    ...approvalPort(context),
    ...relativePort(context),
    ...supervisionPort(context),
    ...statisticsPort(context),
    ...systemPort(context, jobs),
    ...policyPort(context),
    ...policyWorkPort(context),
    ...revealPort(context),
    ...retentionPort(context),
    ...deskPort(context),
    ...alertPort(context),
    ...pushPort(context),
    ...conferencePort(context),
    ...chainPort(context),
    ...batchWorkPort(context, jobs),
    ...understandingPort(context),
    ...undoPort(context, jobs),
    ...workPort(context),
    ...candidatePort(context),
    ...deliveryPort(context),
    ...leadPort(context),
    ...requestPort(context),
    ...requestKeyPort(context),
    ...queryPort(context),
    ...exportPort(context, jobs),
    ...seenPort(context, { jobs, signIn }),
    ...sessionPort(signIn),
    ...accountPort(signIn),
  }
}
