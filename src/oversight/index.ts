export {
  askedByNumber,
  doneAlone,
  measureWords,
  type SupervisionKind,
  type SupervisionState,
  supervisionKinds,
  supervisionStates,
} from './domain.ts'
export {
  findSupervision,
  listSupervision,
  type SupervisionAlert,
  type SupervisionFilter,
} from './list-supervision.ts'
export { settleSupervision } from './settle-supervision.ts'
export { type SupervisionOutcome, type SupervisionRequest, supervise } from './supervise.ts'
