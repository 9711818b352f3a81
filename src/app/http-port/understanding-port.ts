import type { BatchWords, Caller, BatchMapping as Shown, UnderstandingPort } from '#http/index'
import { noteReader } from '../approvals/commit-by-another.ts'
import {
  answerWords,
  type BatchMapping,
  confirmMapping,
  mappingOf,
  wordsOf,
} from '../understanding.ts'
import { type FileMask, readFileMask } from './file-mask.ts'
import { columnShown, wordShown } from './preview-shown.ts'
import type { PortContext } from './request.ts'

/** How a staged file is read: its columns and the words in it. */
export function understandingPort({ app, actingFor }: PortContext): UnderstandingPort {
  const maskFor = (caller: Caller, batchId: string) => readFileMask(app, actingFor(caller), batchId)
  return {
    readMapping: async (caller, batchId) =>
      mappingShown(
        await mappingOf(app, actingFor(caller), batchId),
        await maskFor(caller, batchId),
      ),
    async confirmMapping(caller, batchId, { columns }) {
      const acting = actingFor(caller)
      await noteReader(app, acting, batchId, { ofDataset: true })
      await confirmMapping(app, acting, batchId, columns)
      return mappingShown(await mappingOf(app, acting, batchId), await maskFor(caller, batchId))
    },
    readWords: async (caller, batchId) =>
      wordsShown(await wordsOf(app, actingFor(caller), batchId)),
    async answerWords(caller, batchId, { answers }) {
      const acting = actingFor(caller)
      await noteReader(app, acting, batchId, { ofDataset: true })
      return wordsShown(await answerWords(app, acting, batchId, answers))
    },
  }
}

function mappingShown(mapping: BatchMapping, file: FileMask): Shown {
  const columns = mapping.columns.map((column) => columnShown(column, file))
  return { ...mapping, columns, fields: [...mapping.fields] }
}

function wordsShown(words: Awaited<ReturnType<typeof answerWords>>): BatchWords {
  return {
    items: words.map(({ field, fact, header, word, count, choices, suggestion }) =>
      wordShown({ field, fact, header, word, count, choices, suggestion }),
    ),
  }
}
