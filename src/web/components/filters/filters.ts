/** A filter of `FilterBar`: a choice among options, or something to write. */
export interface Filter {
  readonly key: string
  readonly label: string
  readonly options?: readonly {
    readonly value: string
    readonly label: string
    readonly count?: number
  }[]
  /** Where it is written: what kind of input; a search where none is said. */
  readonly kind?: 'search' | 'date' | 'month'
  /** What it says while nothing is chosen: 全部. */
  readonly all?: string
}

export interface SavedFilter {
  readonly title: string
  readonly query: Readonly<Record<string, string>>
}

/** The saved filters out of what was kept; what is not of their shape falls away. */
export function readSaved(value: unknown): readonly SavedFilter[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('title' in one) || !('query' in one)) return []
    const { title, query } = one
    if (typeof title !== 'string' || typeof query !== 'object' || query === null) return []
    const pairs = Object.entries(query).filter(([, word]) => typeof word === 'string')
    return [{ title, query: Object.fromEntries(pairs) }]
  })
}

/** Whether the choices are exactly those of a saved filter. */
export function isSaved({ query }: SavedFilter, chosen: Readonly<Record<string, string>>): boolean {
  const keys = new Set([...Object.keys(query), ...Object.keys(chosen)])
  return [...keys].every((key) => (query[key] ?? '') === (chosen[key] ?? ''))
}
