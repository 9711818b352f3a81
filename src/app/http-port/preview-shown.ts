import { departmentOf, hiddenText } from '#access/index'
import type { BatchPreview as Shown, BatchRow as ShownRow } from '#http/index'
import type { BatchPreview, BatchRow, RowProblem } from '#sources/index'
import type { HouseholdMask } from './household-mask.ts'

/** A preview as the interface describes it: what is not there is null. */
export function previewShown(preview: BatchPreview, mask: HouseholdMask): Shown {
  const { alreadyImportedAs, amends, comparedWith, periodGuess, roster, ...rest } = preview
  return {
    ...rest,
    mode: preview.mode === '增量' ? '增量' : '全量',
    periodGuess: periodGuess ?? null,
    sheets: preview.sheets.map((sheet) => ({ ...sheet, why: sheet.why ?? null })),
    columns: preview.columns.map((column) => columnShown(column, mask)),
    changes: { ...preview.changes, conflicts: [...preview.changes.conflicts] },
    roster: roster ?? null,
    words: preview.words.map(wordShown),
    amends: amends ?? null,
    alreadyImported: alreadyImportedAs?.sentence ?? null,
    comparedWith: comparedWith ?? null,
    problems: preview.problems.map(
      ({ sheet, row, column, verdict, problem, suggestion = null }) => ({
        ...{ sheet, row, column, verdict },
        ...saidOf({ column, problem, suggestion }, mask),
      }),
    ),
    notes: [...preview.notes],
  }
}

export function columnShown(
  column: BatchPreview['columns'][number],
  mask: HouseholdMask,
): Shown['columns'][number] {
  const masked = isOwnFile(mask) ? null : mask.ofName(column.field ?? '')
  const sample = masked === null ? [...(column.sample ?? [])] : []
  return { ...column, unit: column.unit ?? null, sample, masked }
}

/** A department sees its own files alone. */
function isOwnFile({ who }: HouseholdMask): boolean {
  return departmentOf(who) !== undefined
}

/** A problem quotes the cell; of a fact that is not to be seen the quotation is left out. */
function saidOf<S extends { readonly problem: string; readonly suggestion: string | null }>(
  { column, ...said }: S & { readonly column: string },
  mask: HouseholdMask,
): Pick<S, 'problem' | 'suggestion'> {
  const { problem, suggestion } = said
  if (isOwnFile(mask) || mask.ofName(column) === null) return { problem, suggestion }
  return { problem: problem.replace(/“[^”]*”/g, `“${hiddenText}”`), suggestion: null }
}

export function wordShown(word: BatchPreview['words'][number]): Shown['words'][number] {
  return { ...word, choices: [...word.choices], suggestion: word.suggestion ?? null }
}

/** A row as the interface describes it. */
export function batchRowOf(
  { problems, changes, source, ...row }: BatchRow,
  mask: HouseholdMask,
): ShownRow {
  return {
    ...row,
    changes: changes.map((change) => changeShown(change, mask)),
    problems: problems.map((problem: RowProblem) => ({
      ...problem,
      ...saidOf({ ...problem, suggestion: problem.suggestion ?? null }, mask),
    })),
    source: source ?? null,
  }
}

function changeShown(
  change: BatchRow['changes'][number],
  mask: HouseholdMask,
): ShownRow['changes'][number] {
  const masked = mask.ofName(change.fact)
  if (masked === null) return { ...change, masked }
  const { fact, after, afterText } = change
  const before = { before: null, beforeText: hiddenText }
  // What a department has written itself it sees; what stood there before may be another's word.
  if (departmentOf(mask.who) !== undefined) return { fact, ...before, after, afterText, masked }
  return { fact, ...before, after: null, afterText: hiddenText, masked }
}
