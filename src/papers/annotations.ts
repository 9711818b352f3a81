/** What is wrong with a row of a file, in words; `column` is the header of the cell, where one is meant. */
export interface AnnotatedProblem {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly problem: string
  readonly suggestion?: string
}

/** Where a sheet's (last) header row stands; sheets not named here are left as they are. */
export interface HeaderPlace {
  readonly sheet: string
  readonly headerRow: number
}

export interface AnnotateInput {
  readonly source: string
  /** The file to write, or a folder; its ending is chosen by what is written. */
  readonly out: string
  /** The header of the problems, such as `问题（批次 1234abcd-0f3e）`. */
  readonly mark: string
  /** The header of the column beside it; 建议值 unless told. */
  readonly second?: string | undefined
  readonly problems: readonly AnnotatedProblem[]
  readonly firstRows: readonly HeaderPlace[]
}

export const suggestionHeader = '建议值'

/** What stands beside one row, and which of its cells are bad. */
export interface RowNote {
  readonly problem: string
  readonly suggestion: string
  readonly columns: readonly string[]
}

/** The notes of a sheet by row; several problems of a row stand in one cell. */
export function notesOf(
  problems: readonly AnnotatedProblem[],
  sheet: string,
): ReadonlyMap<number, RowNote> {
  const byRow = new Map<number, AnnotatedProblem[]>()
  for (const one of problems) {
    if (one.sheet !== sheet) continue
    const known = byRow.get(one.row)
    if (known) known.push(one)
    else byRow.set(one.row, [one])
  }
  return new Map([...byRow].map(([row, own]) => [row, noteOf(own)]))
}

function noteOf(own: readonly AnnotatedProblem[]): RowNote {
  const once = (texts: readonly string[]): string => [...new Set(texts)].join('；')
  const suggested = own.filter(({ suggestion }) => suggestion !== undefined && suggestion !== '')
  const alone = new Set(suggested.map(({ column }) => column)).size <= 1
  return {
    problem: once(own.map(({ column, problem }) => named(column, problem))),
    suggestion: once(
      suggested.map(({ column, suggestion }) => {
        return alone || column === '' ? (suggestion ?? '') : `${column}：${suggestion}`
      }),
    ),
    columns: [...new Set(own.map(({ column }) => column).filter((column) => column !== ''))],
  }
}

function named(column: string, problem: string): string {
  return column === '' || problem.includes(column) ? problem : `${column}：${problem}`
}

/** Whether a header is one of those we add. */
export function isProblemHeader(text: string): boolean {
  return /^问题（批次 ?[0-9a-f-]+/.test(text.trim())
}

/** Which of the headers a problem's column means: the same text, else the one that ends with it or holds it. */
export function headerIndex(
  headers: ReadonlyMap<number, string>,
  column: string,
): number | undefined {
  const plain = (text: string): string => text.replace(/\s+/g, '')
  const wanted = plain(column)
  const leaf = wanted.split(/[/／·>-]/).at(-1) ?? wanted
  const all = [...headers].map(([at, text]) => [at, plain(text)] as const)
  const found =
    all.find(([, text]) => text === wanted) ??
    all.find(([, text]) => text === leaf) ??
    all.find(([, text]) => text !== '' && (text.includes(leaf) || wanted.includes(text)))
  return found?.[0]
}
