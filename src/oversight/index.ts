export {
  measureWords,
  type SupervisionKind,
  type SupervisionState,
  supervisionKinds,
  supervisionStates,
} from './domain.ts'
