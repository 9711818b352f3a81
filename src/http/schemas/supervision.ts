import Type from 'typebox'
import { supervisionKinds, supervisionStates } from '#oversight/domain'
import { listExport } from './list-export.ts'
import {
  day,
  dayOrNull,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const SupervisionAlert = exactly(
  {
    id,
    kind: wordOf(supervisionKinds),
    period: Type.String({ description: '2024-10-11, 2024-10' }),
    accountId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    actor: textOrNull,
    household: orNull(exactly({ id, number: Type.String() })),
    title: Type.String(),
    evidence: Type.Array(exactly({ name: Type.String(), value: Type.String() })),
    raisedOn: day,
    state: wordOf(supervisionStates),
    reason: textOrNull,
    settledBy: textOrNull,
    settledOn: dayOrNull,
  },
  { $id: 'SupervisionAlert', description: 'What supervision noticed; it ends nothing by itself' },
)
export type SupervisionAlert = Type.Static<typeof SupervisionAlert>

export const SupervisionAlerts = exactly(
  { items: Type.Array(refTo(SupervisionAlert)), next: textOrNull },
  { $id: 'SupervisionAlerts', description: 'What supervision noticed, newest first' },
)
export type SupervisionAlerts = Type.Static<typeof SupervisionAlerts>

export const SupervisionExportInput = exactly(
  {
    ...listExport,
    state: Type.Optional(wordOf([...supervisionStates, '全部'], '待核实 unless told.')),
    kind: Type.Optional(wordOf(supervisionKinds)),
  },
  { $id: 'SupervisionExportInput', description: 'What supervision noticed, as the list shows it' },
)
export type SupervisionExportInput = Type.Static<typeof SupervisionExportInput>

export const SupervisionInput = exactly(
  {
    outcome: wordOf(['属实', '排除']),
    reason: writtenText(1000, '核实的情况'),
  },
  { $id: 'SupervisionInput' },
)
export type SupervisionInput = Type.Static<typeof SupervisionInput>
