import Type from 'typebox'
import { alertClasses } from '#monitoring/domain'
import { requestStates } from '#monitoring/index'
import { Due } from './alert.ts'
import { Batch } from './batch.ts'
import {
  count,
  countOrNull,
  day,
  dayOrNull,
  exactly,
  id,
  refTo,
  textOrNull,
  wordOf,
} from './shapes.ts'

export const DataRequest = exactly(
  {
    id,
    dataset: Type.String(),
    department: Type.String(),
    township: Type.String(),
    period: Type.String(),
    reason: Type.String(),
    households: count,
    dueOn: day,
    isProvisional: Type.Boolean(),
  },
  { $id: 'DataRequest', description: 'A dataset that did not arrive, and who owes it' },
)
export type DataRequest = Type.Static<typeof DataRequest>

export const ListedRequest = exactly(
  {
    id,
    dataset: Type.String({ description: 'Its Chinese name.' }),
    department: Type.String(),
    township: Type.String(),
    period: Type.String(),
    reason: Type.String(),
    households: count,
    asked: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'About how many the last reply file asked; null: none was made.',
    }),
    answered: countOrNull,
    urgedCount: count,
    escalatedTo: textOrNull,
    requestedOn: day,
    dueOn: day,
    isProvisional: Type.Boolean(),
    overdue: Type.Boolean(),
    due: refTo(Due),
    state: wordOf(requestStates),
    closedOn: dayOrNull,
  },
  { $id: 'ListedRequest', description: 'What a department is asked for, and whether it came' },
)
export type ListedRequest = Type.Static<typeof ListedRequest>

export const DataRequests = exactly(
  { items: Type.Array(refTo(ListedRequest)), next: textOrNull },
  { $id: 'DataRequests', description: 'Data requests, the most urgent first' },
)
export type DataRequests = Type.Static<typeof DataRequests>

export const Round = exactly(
  {
    id,
    kind: wordOf(['全量', '增量']),
    asOf: day,
    policy: Type.String({ description: 'Name and version of the pack.' }),
    startedAt: Type.String({ format: 'date-time' }),
    endedAt: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' }),
    county: Type.String(),
    households: count,
    determinations: Type.Array(exactly({ category: Type.String(), households: count })),
    alerts: exactly({ raised: count, open: count, vanished: count, overdue: count }),
    alertsByClass: Type.Array(exactly({ class: wordOf(alertClasses), open: count, closed: count })),
    alertsByDepartment: Type.Array(
      exactly({ department: Type.String(), open: count, overdue: count }),
    ),
    pushes: exactly({ sent: count, awaiting: count, replied: count, overdue: count }),
    dataRequests: Type.Array(refTo(DataRequest)),
    files: Type.Array(refTo(Batch)),
  },
  { $id: 'Round', description: 'What the latest monitoring round found' },
)
export type Round = Type.Static<typeof Round>
