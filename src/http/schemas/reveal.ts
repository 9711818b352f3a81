import Type from 'typebox'
import { exactly, id, wordOf, writtenText } from './shapes.ts'

export const RevealInput = exactly(
  {
    subject: wordOf(['人', '户']),
    id,
    field: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9_]{0,50}$',
      description: 'identity, phone, bankCard, or the code of a fact.',
    }),
    purpose: writtenText(200, '用途，记入查阅日志'),
  },
  { $id: 'RevealInput' },
)
export type RevealInput = Type.Static<typeof RevealInput>

export const Revealed = exactly(
  { field: Type.String(), name: Type.String(), value: Type.String() },
  { $id: 'Revealed', description: 'One whole value; that it was shown is in the log' },
)
export type Revealed = Type.Static<typeof Revealed>
