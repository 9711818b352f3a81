import Type from 'typebox'
import { auditKinds, auditOutcomes, soughtKinds } from '#access/domain'
import { listExport } from './list-export.ts'
import { count, countOrNull, exactly, id, orNull, refTo, textOrNull, wordOf } from './shapes.ts'

export const AuditEntry = exactly(
  {
    id,
    at: Type.String({ format: 'date-time' }),
    kind: wordOf(auditKinds),
    action: Type.String(),
    outcome: wordOf(auditOutcomes),
    actor: Type.String(),
    accountId: textOrNull,
    role: textOrNull,
    sessionId: textOrNull,
    address: textOrNull,
    route: textOrNull,
    purpose: textOrNull,
    fields: Type.Array(Type.String(), { description: 'Facts whose values were shown.' }),
    count: countOrNull,
    households: Type.Array(id, { description: 'The first twenty.' }),
    people: Type.Array(id, { description: 'The first twenty.' }),
    householdCount: count,
    personCount: count,
    detail: textOrNull,
  },
  { $id: 'AuditEntry', description: 'What somebody did or saw; never edited' },
)
export type AuditEntry = Type.Static<typeof AuditEntry>

export const AuditEntries = exactly(
  { items: Type.Array(refTo(AuditEntry)), next: textOrNull },
  { $id: 'AuditEntries', description: 'The log, newest entry first' },
)
export type AuditEntries = Type.Static<typeof AuditEntries>

const ledger = exactly({
  ok: Type.Boolean(),
  broken: orNull(exactly({ block: countOrNull, entryId: textOrNull, why: Type.String() })),
  blocks: count,
  entries: count,
  unsealed: count,
})

export const AuditVerdict = exactly(
  {
    ok: Type.Boolean(),
    audit: ledger,
    chain: ledger,
    anchors: exactly({
      count,
      broken: orNull(exactly({ madeAt: Type.String(), why: Type.String() })),
      otherKeys: count,
    }),
    verifiedAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'AuditVerdict', description: 'Whether log, chain and anchors are whole' },
)
export type AuditVerdict = Type.Static<typeof AuditVerdict>

export const AuditAnchor = exactly(
  {
    id,
    madeAt: Type.String({ format: 'date-time' }),
    content: Type.String({ description: 'Exactly what was signed.' }),
    publicKey: Type.String(),
    signature: Type.String(),
  },
  { $id: 'AuditAnchor', description: 'Where chain and log stood at a moment, signed' },
)
export type AuditAnchor = Type.Static<typeof AuditAnchor>

export const AuditAnchors = exactly(
  { items: Type.Array(refTo(AuditAnchor)) },
  { $id: 'AuditAnchors', description: 'The anchors, newest first' },
)
export type AuditAnchors = Type.Static<typeof AuditAnchors>

const moment = Type.String({ format: 'date-time' })

export const AuditExportInput = exactly(
  {
    ...listExport,
    from: Type.Optional(moment),
    before: Type.Optional(moment),
    kind: Type.Optional(wordOf(soughtKinds)),
    outcome: Type.Optional(wordOf(auditOutcomes)),
    actor: Type.Optional(Type.String({ maxLength: 60 })),
    route: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { $id: 'AuditExportInput', description: 'The log as the list shows it' },
)
export type AuditExportInput = Type.Static<typeof AuditExportInput>

export const auditSchemas = [
  ...[AuditEntry, AuditEntries, AuditVerdict, AuditAnchor, AuditAnchors],
  AuditExportInput,
]
