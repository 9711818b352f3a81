import type { Figure, FigureSum, Taken } from '#oversight/index'

/** The figures of one month, to be added up by what is asked. */
export interface Sums {
  count(figure: Figure, only?: Only): number
  amount(figure: Figure, only?: Only): number
  /** The words that a figure is divided by. */
  words(figure: Figure, by: 'place' | 'department' | 'kind' | 'state', only?: Only): string[]
  taken(figure: Figure, only?: Only): Taken[]
  rows(figure: Figure, only?: Only): readonly FigureSum[]
}

type Only = Partial<Pick<FigureSum, 'place' | 'department' | 'class' | 'kind' | 'state'>>

/** Adds up what the summaries gave; each figure's rows are kept apart, so that sums are quick. */
export function sumsOf(rows: readonly FigureSum[], month: string): Sums {
  const byFigure = new Map<string, FigureSum[]>()
  for (const row of rows) {
    if (row.month !== month) continue
    const known = byFigure.get(row.figure)
    if (known) known.push(row)
    else byFigure.set(row.figure, [row])
  }
  const of = (figure: Figure, only: Only = {}) =>
    (byFigure.get(figure) ?? []).filter((row) => isOnly(row, only))
  return {
    count: (figure, only) => of(figure, only).reduce((sum, row) => sum + row.count, 0),
    amount: (figure, only) => of(figure, only).reduce((sum, row) => sum + row.amount, 0),
    words: (figure, by, only) => [...new Set(of(figure, only).map((row) => row[by]))],
    taken: (figure, only) => of(figure, only).map(({ days, count }) => ({ days, count })),
    rows: of,
  }
}

function isOnly(row: FigureSum, { place, department, class: name, kind, state }: Only): boolean {
  return (
    (place === undefined || row.place === place) &&
    (department === undefined || row.department === department) &&
    (name === undefined || row.class === name) &&
    (kind === undefined || row.kind === kind) &&
    (state === undefined || row.state === state)
  )
}
