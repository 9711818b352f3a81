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
export {
  type CountyMap,
  checkMap,
  type MapArea,
  type MapProblem,
  mapProblemText,
} from './statistics/check-map.ts'
export { countedAt, countFigures, type GivenFigure } from './statistics/count-figures.ts'
export {
  type Figure,
  type ListedFigure,
  listedFigures,
  type SubjectKind,
  subjectKindOf,
} from './statistics/figures.ts'
export {
  countFigure,
  type FigurePart,
  type FigureSubject,
  listFigure,
} from './statistics/list-figure.ts'
export {
  type RegisteredPopulation,
  readMap,
  readPopulation,
  type StoredMap,
  storeMap,
  storePopulation,
} from './statistics/place-data.ts'
export {
  type CountedMonth,
  type FigureSum,
  listMonths,
  readFigures,
} from './statistics/read-figures.ts'
export { type Spread, spreadOf, type Taken } from './statistics/spread-of.ts'
export { type SupervisionOutcome, type SupervisionRequest, supervise } from './supervise.ts'
