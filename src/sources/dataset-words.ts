import type { Dataset, DatasetMap } from './domain.ts'

/** Words by which a dataset shows in titles, file names and headers. */
export interface DatasetWords {
  /** Pairs of characters of its name that few other datasets have: 失业, 残疾. */
  readonly own: readonly string[]
  /** What the department that sends it is called. */
  readonly department: readonly string[]
}

/** In the names of more datasets than these a pair says nothing: 登记, 信息, 人员. */
const mostSharing = 2
const known = new WeakMap<DatasetMap, ReadonlyMap<string, DatasetWords>>()

/** The words of a dataset, from the names of all datasets and departments. */
export function wordsOf(dataset: Dataset, map: DatasetMap): DatasetWords {
  const before = known.get(map)
  const words = before ?? collect(map)
  if (before === undefined) known.set(map, words)
  return words.get(dataset.code) ?? { own: [], department: [] }
}

function collect(map: DatasetMap): ReadonlyMap<string, DatasetWords> {
  const sharing = new Map<string, number>()
  for (const { name } of map.datasets) {
    for (const pair of pairsOf(name)) sharing.set(pair, (sharing.get(pair) ?? 0) + 1)
  }
  return new Map(
    map.datasets.map(({ code, name, department }) => {
      const own = pairsOf(name).filter((pair) => (sharing.get(pair) ?? 0) <= mostSharing)
      return [code, { own, department: [department, ...(map.departmentTitles[department] ?? [])] }]
    }),
  )
}

function pairsOf(name: string): readonly string[] {
  const pairs = new Set<string>()
  for (const part of name.match(/[\u4e00-\u9fff]+/g) ?? []) {
    const characters = [...part]
    for (const [at, character] of characters.entries()) {
      const next = characters[at + 1]
      if (next !== undefined && !/[与和及的]/.test(character + next)) pairs.add(character + next)
    }
  }
  return [...pairs]
}
