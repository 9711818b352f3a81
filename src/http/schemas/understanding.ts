import Type from 'typebox'
import { exactly, id, orNull, refTo, textOrNull, writtenText } from './shapes.ts'
import { PreviewColumn, UnknownWord } from './staged.ts'

export const MappingField = exactly(
  {
    field: Type.String({ description: 'What is stored: 身份证号, 残疾等级 …' }),
    required: Type.Boolean(),
    unit: textOrNull,
  },
  { $id: 'MappingField', description: 'What a column of this dataset can be read as' },
)
export type MappingField = Type.Static<typeof MappingField>

export const BatchMapping = exactly(
  {
    batchId: id,
    dataset: Type.String(),
    datasetName: Type.String(),
    columns: Type.Array(refTo(PreviewColumn)),
    fields: Type.Array(refTo(MappingField)),
  },
  { $id: 'BatchMapping', description: 'How the columns of a staged file are read' },
)
export type BatchMapping = Type.Static<typeof BatchMapping>

export const MappingInput = exactly(
  {
    columns: Type.Array(
      exactly({
        header: writtenText(200, '表头'),
        field: orNull(writtenText(60, '读作什么；null：不导入')),
      }),
      { minItems: 1, maxItems: 400 },
    ),
  },
  { $id: 'MappingInput' },
)
export type MappingInput = Type.Static<typeof MappingInput>

export const BatchWords = exactly(
  { items: Type.Array(refTo(UnknownWord)) },
  { $id: 'BatchWords', description: 'Words of a staged file that nobody has explained yet' },
)
export type BatchWords = Type.Static<typeof BatchWords>

export const WordsInput = exactly(
  {
    answers: Type.Array(
      exactly({
        field: writtenText(60, '字段'),
        word: writtenText(200, '文件里的词'),
        value: orNull(writtenText(200, '是什么意思；null：没有已知的意思')),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  { $id: 'WordsInput' },
)
export type WordsInput = Type.Static<typeof WordsInput>
