import Type from 'typebox'
import { sentAttachments } from './attachment.ts'
import { maskedMode, Source } from './fact.ts'
import {
  count,
  day,
  exactly,
  id,
  orNull,
  plainValue,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const entryKinds = ['新户', '成员', '事实', '事件', '走访', '核实'] as const

const EnteredFact = exactly({
  subjectId: Type.Optional(id),
  code: Type.String({ maxLength: 60 }),
  value: plainValue,
  from: Type.Optional(
    Type.String({ format: 'uuid', description: 'Instead of the value: the batch of a candidate.' }),
  ),
})

const EnteredMember = exactly({
  personId: Type.Optional(id),
  name: Type.Optional(Type.String({ maxLength: 60 })),
  identity: Type.Optional(Type.String({ maxLength: 30 })),
  sex: Type.Optional(Type.String({ maxLength: 4 })),
  birthDate: Type.Optional(Type.String({ maxLength: 10 })),
  relation: Type.Optional(Type.String({ maxLength: 20 })),
  phone: Type.Optional(Type.String({ maxLength: 20 })),
})

/** Lengths and kinds alone: what a clerk can mend is told by the command, all at once. */
export const EntryInput = exactly(
  {
    kind: wordOf(entryKinds),
    householdId: Type.Optional(id),
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Of the household when the form was opened.' }),
    ),
    channel: Type.String({ maxLength: 20 }),
    reportedBy: Type.String({ maxLength: 60 }),
    reason: Type.String({ maxLength: 1000 }),
    effectiveOn: Type.String({ maxLength: 10, description: '2024-09-13' }),
    event: Type.Optional(Type.String({ maxLength: 20 })),
    personId: Type.Optional(id),
    facts: Type.Array(EnteredFact, {
      maxItems: 300,
      description: 'Money in whole fen; null: it was asked and nobody knows (问不清).',
    }),
    members: Type.Array(EnteredMember, { maxItems: 30 }),
    newHeadId: Type.Optional(id),
    divisionCode: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    alertId: Type.Optional(id),
    attachments: sentAttachments,
  },
  { $id: 'EntryInput', description: 'What somebody enters about a household' },
)
export type EntryInput = Type.Static<typeof EntryInput>

export const UndoEntryInput = exactly(
  { reason: writtenText(1000, '撤回的理由') },
  { $id: 'UndoEntryInput' },
)
export type UndoEntryInput = Type.Static<typeof UndoEntryInput>

const alert = exactly({ id, title: Type.String(), class: Type.String() })
const change = exactly({ before: textOrNull, after: textOrNull })

export const EntryDone = exactly(
  {
    entryId: id,
    householdId: id,
    category: change,
    benefit: exactly({
      before: orNull(Type.Integer()),
      after: orNull(Type.Integer()),
    }),
    members: Type.Array(
      exactly({ personId: id, name: Type.String(), before: textOrNull, after: textOrNull }),
    ),
    raised: Type.Array(alert),
    vanished: Type.Array(alert),
  },
  { $id: 'EntryDone', description: 'What an entry, or its undoing, has changed' },
)
export type EntryDone = Type.Static<typeof EntryDone>

export const ListedEntry = exactly(
  {
    id,
    kind: wordOf(entryKinds),
    event: textOrNull,
    channel: Type.String(),
    reportedBy: textOrNull,
    reason: Type.String(),
    effectiveOn: day,
    recordedAt: Type.String({ format: 'date-time' }),
    recordedBy: Type.String(),
    facts: Type.Array(Type.String(), { description: 'Names of the facts it gave.' }),
    mayUndo: Type.Boolean(),
    undone: orNull(
      exactly({
        at: Type.String({ format: 'date-time' }),
        by: Type.String(),
        reason: Type.String(),
      }),
    ),
  },
  { $id: 'ListedEntry', description: 'An entry about a household' },
)
export type ListedEntry = Type.Static<typeof ListedEntry>

export const ListedEntries = exactly(
  { items: Type.Array(refTo(ListedEntry)), next: textOrNull },
  { $id: 'ListedEntries', description: 'Entries about a household, newest first' },
)
export type ListedEntries = Type.Static<typeof ListedEntries>

const CatalogueFact = exactly({
  code: Type.String(),
  name: Type.String(),
  type: Type.String(),
  unit: textOrNull,
  level: wordOf(['人', '户'] as const),
  department: Type.String({ description: 'The authority for the value.' }),
  sensitive: Type.Boolean(),
  codes: Type.Array(Type.String()),
})

export const FactCatalogue = exactly(
  {
    today: day,
    channels: Type.Array(
      exactly({
        name: Type.String(),
        reporter: Type.String(),
        isForVillages: Type.Boolean(),
        isConfidential: Type.Boolean(),
      }),
    ),
    events: Type.Array(
      exactly({
        name: Type.String(),
        change: Type.String(),
        isOfMember: Type.Boolean(),
        relation: textOrNull,
        facts: Type.Array(Type.String(), { description: 'Codes.' }),
        implied: Type.Array(Type.String(), { description: 'Codes that the event itself says.' }),
        note: textOrNull,
      }),
    ),
    facts: Type.Array(CatalogueFact),
    relations: Type.Array(Type.String()),
    categories: Type.Array(Type.String(), { description: 'Of households, that people decide.' }),
    ownCategories: Type.Array(Type.String(), { description: 'Of persons alone.' }),
    places: Type.Array(
      exactly({ code: Type.String(), name: Type.String(), township: textOrNull }),
      { description: 'Villages in the scope of whoever asks, by township.' },
    ),
  },
  {
    $id: 'FactCatalogue',
    description: 'What the forms of entries ask for, in the words of the place',
  },
)
export type FactCatalogue = Type.Static<typeof FactCatalogue>

export const FactConflict = exactly(
  {
    subjectId: id,
    subject: Type.String(),
    code: Type.String(),
    name: Type.String(),
    type: Type.String(),
    unit: textOrNull,
    openedAt: Type.String({ format: 'date-time' }),
    masked: maskedMode,
    candidates: Type.Array(
      exactly({
        batchId: id,
        value: plainValue,
        source: orNull(refTo(Source)),
        saidOn: textOrNull,
        category: textOrNull,
      }),
      { description: 'Each value with who says it, and the category it would give.' },
    ),
    changes: Type.Boolean({ description: 'Whether the choice changes a category or an amount.' }),
  },
  { $id: 'FactConflict', description: 'Values of one fact that differ between sources' },
)
export type FactConflict = Type.Static<typeof FactConflict>

export const FactConflicts = exactly(
  { items: Type.Array(refTo(FactConflict)), count },
  { $id: 'FactConflicts' },
)
export type FactConflicts = Type.Static<typeof FactConflicts>

export const AidItem = exactly(
  {
    scheme: Type.String(),
    member: textOrNull,
    judgement: Type.String(),
    amount: Type.String(),
    basis: Type.String(),
    responsible: Type.Array(Type.String()),
    details: Type.Array(exactly({ name: Type.String(), text: Type.String() })),
    received: Type.Array(
      exactly({
        member: textOrNull,
        fact: Type.String(),
        value: textOrNull,
        masked: maskedMode,
        source: orNull(refTo(Source)),
      }),
      { description: 'What tells that it is received: amounts first, each with file and month.' },
    ),
    difference: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Received against due, where both are amounts: 少 75.00 元/月, 一致.',
    }),
    missing: Type.Array(
      exactly({ department: Type.String(), fact: Type.String(), member: textOrNull }),
    ),
  },
  { $id: 'AidItem', description: 'A scheme: due, received, how much, on what authority' },
)
export type AidItem = Type.Static<typeof AidItem>

export const AidOfHousehold = exactly(
  {
    day,
    items: Type.Array(refTo(AidItem)),
    overlaps: Type.Array(Type.String()),
    payments: Type.Array(
      exactly({
        month: Type.String({ description: 'Of which the file speaks: 2024-10.' }),
        onDay: Type.Unsafe<string>({ ...day, description: 'Its last day.' }),
        member: textOrNull,
        fact: Type.String(),
        value: textOrNull,
        masked: maskedMode,
        source: refTo(Source),
      }),
      { description: 'What files say was received, the newest first; at most 200.' },
    ),
  },
  { $id: 'AidOfHousehold', description: 'Aid due against aid received' },
)
export type AidOfHousehold = Type.Static<typeof AidOfHousehold>

export const SearchHit = exactly(
  {
    householdId: id,
    number: Type.String(),
    personId: orNull(id),
    name: textOrNull,
    head: textOrNull,
    place: textOrNull,
    category: textOrNull,
    why: wordOf(['户号', '姓名', '拼音', '证号', '证号后四位', '电话'] as const),
  },
  { $id: 'SearchHit', description: 'Somebody or a household that fits what was typed, and why' },
)
export type SearchHit = Type.Static<typeof SearchHit>

export const SearchHits = exactly(
  { items: Type.Array(refTo(SearchHit)), more: Type.Boolean() },
  { $id: 'SearchHits', description: 'At most eight' },
)
export type SearchHits = Type.Static<typeof SearchHits>

export const entrySchemas = [
  EntryInput,
  UndoEntryInput,
  EntryDone,
  ListedEntry,
  ListedEntries,
  FactCatalogue,
  FactConflict,
  FactConflicts,
  AidItem,
  AidOfHousehold,
  SearchHit,
  SearchHits,
]
