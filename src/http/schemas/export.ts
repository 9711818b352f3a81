import Type from 'typebox'
import { count, exactly, month, orNull, refTo, textOrNull, writtenText } from './shapes.ts'

export const ExportForm = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    purpose: textOrNull,
    layout: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The workbook that is filled in; null: our own table.',
    }),
    isExample: Type.Boolean({ description: 'An example layout, not taken from a document.' }),
    needsPurpose: Type.Boolean({
      description: 'Whole identity numbers stand in it: why it is made is asked and noted.',
    }),
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
    purpose: Type.Optional(writtenText(200, '用途（全号导出必填，记入日志）')),
  },
  { $id: 'ExportInput' },
)
export type ExportInput = Type.Static<typeof ExportInput>

export const QualityRule = exactly(
  { code: Type.String(), name: Type.String(), basis: textOrNull, found: count },
  { $id: 'QualityRule', description: 'A rule of the upper level, and how many break it here' },
)
export type QualityRule = Type.Static<typeof QualityRule>

export const QualityFinding = exactly(
  {
    rule: Type.String(),
    householdId: orNull(Type.String({ format: 'uuid' })),
    householdNumber: textOrNull,
    name: textOrNull,
    township: textOrNull,
    problem: Type.String(),
    suggestion: textOrNull,
  },
  { $id: 'QualityFinding', description: 'What to put right before reporting' },
)
export type QualityFinding = Type.Static<typeof QualityFinding>

export const Precheck = exactly(
  {
    rules: Type.Array(refTo(QualityRule)),
    items: Type.Array(refTo(QualityFinding)),
    next: textOrNull,
  },
  { $id: 'Precheck', description: 'The upper level’s quality rules run over the registry' },
)
export type Precheck = Type.Static<typeof Precheck>
