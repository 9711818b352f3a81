import type { BatchPreview as Shown, BatchRow as ShownRow } from '#http/index'
import type { BatchPreview, BatchRow, RowProblem } from '#sources/index'

/** A preview as the interface describes it: what is not there is null. */
export function previewShown(preview: BatchPreview): Shown {
  const { alreadyImportedAs, amends, comparedWith, periodGuess, roster, ...rest } = preview
  return {
    ...rest,
    mode: preview.mode === '增量' ? '增量' : '全量',
    periodGuess: periodGuess ?? null,
    sheets: preview.sheets.map((sheet) => ({ ...sheet, why: sheet.why ?? null })),
    columns: preview.columns.map(columnShown),
    changes: { ...preview.changes, conflicts: [...preview.changes.conflicts] },
    roster: roster ?? null,
    words: preview.words.map(wordShown),
    amends: amends ?? null,
    alreadyImported: alreadyImportedAs?.sentence ?? null,
    comparedWith: comparedWith ?? null,
    problems: preview.problems.map(
      ({ sheet, row, column, verdict, problem, suggestion = null }) => ({
        ...{ sheet, row, column, verdict, problem, suggestion },
      }),
    ),
    notes: [...preview.notes],
  }
}

export function columnShown(column: BatchPreview['columns'][number]): Shown['columns'][number] {
  return { ...column, unit: column.unit ?? null, sample: [...(column.sample ?? [])] }
}

export function wordShown(word: BatchPreview['words'][number]): Shown['words'][number] {
  return { ...word, choices: [...word.choices], suggestion: word.suggestion ?? null }
}

/** A row as the interface describes it. */
export function batchRowOf({ problems, changes, source, ...row }: BatchRow): ShownRow {
  return {
    ...row,
    changes: [...changes],
    problems: problems.map((problem: RowProblem) => ({
      ...problem,
      suggestion: problem.suggestion ?? null,
    })),
    source: source ?? null,
  }
}
