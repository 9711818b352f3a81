import { bindPack, type Circumstances } from './bind-pack.ts'
import { type CheckedPack, noCategory, undecided } from './check-pack.ts'
import { benefitFunction, decideFunction, instantiate, ownFunction } from './generate-program.ts'
import { sourceWriter } from './generate-source.ts'
import type { Snapshot } from './snapshot.ts'

/** The classes of a snapshot's households and persons, by their row. */
export interface SnapshotEvaluation {
  /** What the numbers of `categories` and `ownCategories` stand for: classes, 不符合, 待核实. */
  readonly names: readonly string[]
  /** The number of each household's class in `names`. */
  readonly categories: Uint8Array
  /** The number of each person's own class in `ownNames`; −1: the household's class is the person's. */
  readonly ownCategories: Int8Array
  readonly ownNames: readonly string[]
  /** The monthly amount of the household's class in fen; NaN: none, or not settled. */
  readonly benefits: Float64Array
}

/**
 * Evaluates every household of a snapshot on a day, reading only the columns the classes use; the same
 * classes and amounts as `evaluateHousehold`. Generates source, so it is for where that is allowed
 * (a server). Refuses a snapshot that lacks a column the pack reads.
 */
export function evaluateSnapshot(
  checked: CheckedPack,
  snapshot: Snapshot,
  given: Circumstances,
): SnapshotEvaluation {
  const { categories, personCategories } = bindPack(checked, given)
  const source = sourceWriter(snapshot.words.codeOf)
  const statements = [
    ...decideFunction(categories, source, { none: noCategory, undecided }),
    ...ownFunction(personCategories, source),
    ...benefitFunction(categories, source),
    'return function(categories,own_,benefits){const n=categories.length;for(let h=0;h<n;h++){at(h);',
    'categories[h]=C=decide();CW=codes[C];benefits[h]=benefit();',
    'for(M=M0;M<M1;M++)own_[M]=own();}};',
  ]
  const result = {
    names: [...categories.map((one) => one.name), noCategory, undecided],
    categories: new Uint8Array(snapshot.households),
    ownCategories: new Int8Array(snapshot.persons),
    ownNames: [...personCategories.map((one) => one.name), undecided],
    benefits: new Float64Array(snapshot.households),
  }
  const run = instantiate<Run>(source, statements, {
    columns: source.columns().map(({ code, name }) => {
      const column = snapshot.columns.get(code)
      if (!column) throw new RangeError(`the snapshot has no column of ${name}`)
      return column.values
    }),
    memberStart: snapshot.memberStart,
    supporterStart: snapshot.supporterStart,
    maxMembers: longest(snapshot.memberStart),
    maxSupporters: longest(snapshot.supporterStart),
  })
  run(result.categories, result.ownCategories, result.benefits)
  return result
}

type Run = (categories: Uint8Array, own: Int8Array, benefits: Float64Array) => void

function longest(starts: Int32Array): number {
  let most = 0
  for (let at = 1; at < starts.length; at += 1) {
    most = Math.max(most, (starts[at] ?? 0) - (starts[at - 1] ?? 0))
  }
  return most
}
