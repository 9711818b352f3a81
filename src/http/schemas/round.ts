import Type from 'typebox'
import { alertClasses } from '#monitoring/domain'
import { Batch } from './batch.ts'
import { count, day, exactly, id, refTo, wordOf } from './shapes.ts'

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
