import Type from 'typebox'
import { batchModes } from './schemas/batch.ts'
import { exactly, month, wordOf } from './schemas/shapes.ts'

/** The parts of a form are streamed to a file, not held in memory, so they are checked there. */
export const unchecked = { validatorCompiler: () => () => true }

export const filePart = Type.Unsafe<unknown>({
  type: 'string',
  format: 'binary',
  description: 'xlsx, xls, et, csv, txt, HTML, zip',
})

export const uploadForm = exactly({
  file: filePart,
  dataset: Type.Optional(
    Type.String({ default: 'auto', description: 'A dataset’s code, or auto.' }),
  ),
  period: Type.Optional(month),
  mode: Type.Optional(wordOf(batchModes)),
})
