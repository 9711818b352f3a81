import Type from 'typebox'
import { day, exactly, id, month, refTo, textOrNull, wordOf, writtenText } from './shapes.ts'

export const ExportForm = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    subject: wordOf(['人', '户', '预警', '统计']),
    purpose: textOrNull,
    template: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The workbook that is filled in; null: a table of our own.',
    }),
    isExample: Type.Boolean({ description: 'An example layout, not taken from a document.' }),
    hasSensitive: Type.Boolean({
      description: 'Numbers or sensitive values stand in it: masked unless `full` is asked for.',
    }),
    note: textOrNull,
  },
  { $id: 'ExportForm', description: 'A ledger or a table for the upper level' },
)
export type ExportForm = Type.Static<typeof ExportForm>

export const ExportForms = exactly(
  { items: Type.Array(refTo(ExportForm)) },
  { $id: 'ExportForms', description: 'What can be exported here' },
)
export type ExportForms = Type.Static<typeof ExportForms>

export const ExportInput = exactly(
  {
    code: writtenText(60, '哪张表'),
    month,
    township: Type.Optional(
      Type.String({ pattern: '^\\d{12}$', description: 'Code of a township.' }),
    ),
    full: Type.Optional(
      Type.Boolean({
        description: 'Whole numbers and sensitive values; then purpose is required.',
      }),
    ),
    purpose: Type.Optional(
      Type.String({ maxLength: 200, description: '用途（导出完整证件号必填，记入日志）' }),
    ),
  },
  { $id: 'ExportInput' },
)
export type ExportInput = Type.Static<typeof ExportInput>

export const QualityRule = exactly(
  {
    id: Type.String(),
    name: Type.String(),
    subject: wordOf(['人', '户']),
    basis: Type.String(),
    source: textOrNull,
    remedy: Type.String(),
    found: Type.Integer({ minimum: 0, description: 'How many break it.' }),
    open: Type.Integer({ minimum: 0, description: 'For how many a fact is missing: no errors.' }),
  },
  { $id: 'QualityRule', description: 'A rule of the upper level, and how many break it here' },
)
export type QualityRule = Type.Static<typeof QualityRule>

export const QualityFinding = exactly(
  {
    rule: Type.String(),
    problem: Type.String(),
    householdId: id,
    household: Type.String(),
    personId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
    person: textOrNull,
    township: textOrNull,
    village: textOrNull,
    remedy: Type.String(),
    departments: Type.Array(Type.String()),
    sources: Type.Array(Type.String()),
  },
  { $id: 'QualityFinding', description: 'What to put right before reporting' },
)
export type QualityFinding = Type.Static<typeof QualityFinding>

export const Precheck = exactly(
  {
    asOf: day,
    rules: Type.Array(refTo(QualityRule)),
    items: Type.Array(refTo(QualityFinding)),
    next: textOrNull,
  },
  { $id: 'Precheck', description: 'The upper level’s quality rules run over the registry' },
)
export type Precheck = Type.Static<typeof Precheck>
