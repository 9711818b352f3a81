import Type from 'typebox'
import { chainKinds } from '#chain/domain'
import { count, day, exactly, id, orNull, plainValue, refTo, textOrNull, wordOf } from './shapes.ts'

export const ChainEntry = exactly(
  {
    id,
    kind: wordOf(chainKinds),
    title: Type.String(),
    onDay: day,
    recordedAt: Type.String({ format: 'date-time' }),
    actor: Type.String(),
    document: textOrNull,
    fields: Type.Array(exactly({ name: Type.String(), value: plainValue })),
    erased: Type.Array(Type.String()),
    masked: Type.Array(Type.String(), {
      description: 'Facts whose values stand there and are not shown.',
    }),
  },
  { $id: 'ChainEntry', description: 'An entry of the assistance chain; never edited' },
)
export type ChainEntry = Type.Static<typeof ChainEntry>

export const Chain = exactly(
  { items: Type.Array(refTo(ChainEntry)) },
  { $id: 'Chain', description: 'The assistance chain of a household, oldest entry first' },
)
export type Chain = Type.Static<typeof Chain>

export const ChainVerdict = exactly(
  {
    ok: Type.Boolean(),
    broken: orNull(exactly({ entryId: textOrNull, why: Type.String() })),
    entries: count,
    unsealed: count,
    verifiedAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'ChainVerdict', description: 'Whether the county’s chain is whole' },
)
export type ChainVerdict = Type.Static<typeof ChainVerdict>
