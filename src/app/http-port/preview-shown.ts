import { hiddenText } from '#access/index'
import type { BatchPreview as Shown, BatchRow as ShownRow } from '#http/index'
import { alertClasses } from '#monitoring/index'
import type { BatchPreview, BatchRow, RowProblem } from '#sources/index'
import { adviceFor } from '../imports/advice-for-problem.ts'
import type { FileMask } from './file-mask.ts'

/** A preview as the interface describes it: what is not there is null. */
export function previewShown(preview: BatchPreview, file: FileMask): Shown {
  const { alreadyImportedAs, amends, foreseen, comparedWith, periodGuess, roster, ...rest } =
    preview
  return {
    ...rest,
    mode: preview.mode === '增量' ? '增量' : '全量',
    periodGuess: periodGuess ?? null,
    sheets: preview.sheets.map(({ headers = [], why = null, ...sheet }) => {
      return { ...sheet, why, headers: [...headers] }
    }),
    columns: preview.columns.map((column) => columnShown(column, file)),
    changes: { ...preview.changes, conflicts: [...preview.changes.conflicts] },
    roster: roster ?? null,
    words: preview.words.map(wordShown),
    amends: amends ?? null,
    alreadyImported: alreadyImportedAs?.sentence ?? null,
    comparedWith: comparedWith ?? null,
    foreseen: foreseen && file.seesEffects ? foreseenShown(foreseen) : null,
    problems: preview.problems.map(
      ({ sheet, row, column, verdict, problem, suggestion = null }) => ({
        ...{ sheet, row, column, verdict },
        ...saidOf({ column, problem, suggestion }, file),
      }),
    ),
    notes: [...preview.notes],
  }
}

function foreseenShown(foreseen: NonNullable<BatchPreview['foreseen']>): Shown['foreseen'] {
  const counted = (counts: Readonly<Record<string, number>>) =>
    alertClasses.flatMap((name) => {
      const count = counts[name] ?? 0
      return count > 0 ? [{ class: name, count }] : []
    })
  const { raised, vanished } = foreseen
  return { ...foreseen, raised: counted(raised), vanished: counted(vanished) }
}

export function columnShown(
  column: BatchPreview['columns'][number],
  file: FileMask,
): Shown['columns'][number] {
  const masked = file.isOwn ? null : file.mask.ofName(column.field ?? '')
  const sample = masked === null ? [...(column.sample ?? [])] : []
  return { ...column, unit: column.unit ?? null, sample, masked }
}

/** A problem quotes the cell; of a fact that is not to be seen the quotation is left out. */
function saidOf<S extends { readonly problem: string; readonly suggestion: string | null }>(
  { column, ...said }: S & { readonly column: string },
  file: FileMask,
): Pick<S, 'problem' | 'suggestion'> {
  const { problem, suggestion } = said
  if (file.isOwn || file.mask.ofName(column) === null) return { problem, suggestion }
  return { problem: problem.replace(/“[^”]*”/g, `“${hiddenText}”`), suggestion: null }
}

export function wordShown(word: BatchPreview['words'][number]): Shown['words'][number] {
  return { ...word, choices: [...word.choices], suggestion: word.suggestion ?? null }
}

/** A row as the interface describes it. */
export function batchRowOf(
  { problems, changes, source, effects, subjectId: _, ...row }: BatchRow,
  file: FileMask,
): ShownRow {
  return {
    ...row,
    changes: changes.map((change) => changeShown(change, file)),
    problems: problems.map(({ suggestion, ...problem }: RowProblem) => ({
      ...problem,
      ...saidOf({ ...problem, suggestion: suggestion ?? null }, file),
      advice: adviceFor(problem, false) ?? null,
    })),
    source: source ?? null,
    effects: effects && file.seesEffects ? effectsShown(effects) : null,
  }
}

function effectsShown(effects: NonNullable<BatchRow['effects']>): ShownRow['effects'] {
  return effects.flatMap(({ class: name, ...effect }) => {
    const known = alertClasses.find((one) => one === name)
    return known ? [{ ...effect, class: known }] : []
  })
}

function changeShown(
  change: BatchRow['changes'][number],
  file: FileMask,
): ShownRow['changes'][number] {
  const masked = file.mask.ofName(change.fact)
  if (masked === null) return { ...change, masked }
  const { fact, after, afterText } = change
  const before = { before: null, beforeText: hiddenText }
  // What a department has written itself it sees; what stood there before may be another's word.
  if (file.isOwn) return { fact, ...before, after, afterText, masked }
  return { fact, ...before, after: null, afterText: hiddenText, masked }
}
