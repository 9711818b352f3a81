import type { Fact } from '#policy/index'
import { hideNumbers } from './clean/index.ts'
import { WordCollector } from './code-words.ts'
import type { RowCounts, RowProblem, UnknownWord, Verdict } from './domain.ts'
import type { NobodysRow } from './row-sorter.ts'

/** A verdict as the staging table holds it; the higher, the worse. */
export const verdictCodes: Readonly<Record<Verdict, number>> = {
  可用: 0,
  已自动修正: 1,
  需确认: 2,
  不能用: 3,
}

/** The problems of the row at hand; used again for every row. */
export class ProblemList {
  readonly #problems: RowProblem[] = []
  #verdict: Verdict = '可用'

  get verdict(): Verdict {
    return this.#verdict
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0
  }

  get all(): readonly RowProblem[] {
    return this.#problems
  }

  clear(): void {
    if (this.#problems.length > 0) this.#problems.length = 0
    this.#verdict = '可用'
  }

  add(problem: RowProblem): void {
    this.#problems.push(withoutNumbers(problem))
    if (verdictCodes[problem.verdict] > verdictCodes[this.#verdict]) this.#verdict = problem.verdict
  }
}

/** Whatever a message quotes of a cell, a whole number of somebody is not among it. */
function withoutNumbers(problem: RowProblem): RowProblem {
  const { suggestion } = problem
  const shown = { ...problem, problem: hideNumbers(problem.problem) }
  return suggestion === undefined ? shown : { ...shown, suggestion: hideNumbers(suggestion) }
}

/** A row that is nobody's: which it was and of what kind, nothing of what it says. */
export interface DroppedRow {
  readonly sheet: string
  readonly row: number
  readonly kind: NobodysRow['kind']
}

/** Rows of nobody that are listed one by one; the rest is only counted. */
const listedDropped = 1000

/** Corrections of one kind in one column that are listed row by row; the rest is only counted. */
const listedCorrections = 1000

/** What became of the rows of a file, as they go by. */
export class RowTally {
  total = 0
  /** Rows with a sound number. */
  numbered = 0
  /** Rows without one that show a name and a part of the number: somebody may be found by them. */
  traceable = 0
  readonly notes: string[] = []
  readonly #verdicts: Record<Verdict, number> = { 可用: 0, 已自动修正: 0, 需确认: 0, 不能用: 0 }
  readonly #byTownship = new Map<string, number>()
  #listed = 0
  readonly #corrections = new Map<string, number>()
  readonly #refusedKinds = new Map<string, number>()
  readonly #words = new WordCollector()
  readonly #droppedRows: DroppedRow[] = []
  #dropped = 0

  /** A word that no code list knows, in the column of that header. */
  ask(fact: Fact, header: string, word: string): void {
    this.#words.add(fact, header, word)
  }

  /** The unknown words of the file, each once. */
  get words(): readonly UnknownWord[] {
    return this.#words.all
  }

  /** A row that is nobody's. */
  drop(row: DroppedRow): void {
    this.#dropped += 1
    if (this.#droppedRows.length < listedDropped) this.#droppedRows.push(row)
  }

  /** The first rows that are nobody's. */
  get droppedRows(): readonly DroppedRow[] {
    return this.#droppedRows
  }

  count(verdict: Verdict): void {
    this.#verdicts[verdict] += 1
  }

  /** That a person's row stands in the division (of whose code nine digits are the township's). */
  saw(division: string): void {
    this.#byTownship.set(division, (this.#byTownship.get(division) ?? 0) + 1)
  }

  /** The row's problems as JSON; of very frequent corrections only the first ones. */
  list(problems: ProblemList): string | null {
    const listed = problems.all.filter((problem) => {
      if (problem.verdict === '不能用') {
        this.#refusedKinds.set(problem.kind, (this.#refusedKinds.get(problem.kind) ?? 0) + 1)
      }
      if (problem.verdict !== '已自动修正') return true
      const key = `“${problem.column}”${problem.kind}`
      const before = this.#corrections.get(key) ?? 0
      this.#corrections.set(key, before + 1)
      return before < listedCorrections
    })
    this.#listed += listed.length
    return listed.length === 0 ? null : JSON.stringify(listed)
  }

  get hasProblems(): boolean {
    return this.#listed > 0
  }

  get counts(): RowCounts {
    return {
      total: this.total,
      usable: this.#verdicts.可用,
      corrected: this.#verdicts.已自动修正,
      needConfirm: this.#verdicts.需确认,
      refused: this.#verdicts.不能用,
      dropped: this.#dropped,
    }
  }

  /** Rows by township code. */
  get townships(): ReadonlyMap<string, number> {
    const found = new Map<string, number>()
    for (const [division, rows] of this.#byTownship) {
      const township = `${division.slice(0, 9)}000`
      found.set(township, (found.get(township) ?? 0) + rows)
    }
    return found
  }

  /** Why rows could not be used, the most frequent reason first: `校验位错 12 行`. */
  get refusedKinds(): readonly string[] {
    const sorted = [...this.#refusedKinds].toSorted((a, b) => b[1] - a[1])
    return sorted.map(([kind, rows]) => `${kind} ${rows} 行`)
  }

  /** Notes on corrections too many to list. */
  get correctionNotes(): readonly string[] {
    return [...this.#corrections].flatMap(([what, rows]) =>
      rows > listedCorrections
        ? [`${what}共自动修正 ${rows} 行，清单只列出前 ${listedCorrections} 行`]
        : [],
    )
  }
}
