import { bindPack, type Circumstances } from './bind-pack.ts'
import { type CheckedPack, noCategory, undecided } from './check-pack.ts'
import {
  benefitFunction,
  costFunction,
  decideFunction,
  instantiate,
  ownFunctions,
} from './generate-program.ts'
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
  /**
   * What the schemes asked for give each household at least (where it is entitled for certain) and at
   * most (where it may be), in fen, members' own ones included; Infinity: no bound.
   */
  readonly costs: { readonly low: Float64Array; readonly high: Float64Array }
}

/**
 * Evaluates every household of a snapshot on a day, reading only the columns the classes use; the same
 * classes and amounts as `evaluateHousehold`. Generates source, so it is for where that is allowed
 * (a server). Refuses a snapshot that lacks a column the pack reads.
 */
export function evaluateSnapshot(
  checked: CheckedPack,
  snapshot: Snapshot,
  given: Circumstances & { readonly schemes?: readonly string[] },
): SnapshotEvaluation {
  const { categories, personCategories, schemes } = bindPack(checked, given)
  const wanted = schemes.filter((one) => given.schemes?.includes(one.id))
  const source = sourceWriter(snapshot.words.codeOf)
  const statements = [
    ...decideFunction(categories, source, { none: noCategory, undecided }),
    ...ownFunctions(personCategories, source, { undecided }),
    ...benefitFunction(categories, source),
    ...costFunction(wanted, source),
    'return function(r){const n=r.categories.length;for(let h=0;h<n;h++){at(h);',
    'r.categories[h]=C=decide();CW=codes[C];r.benefits[h]=benefit();',
    'for(M=M0;M<M1;M++)r.ownCategories[M]=own();',
    ...(wanted.length > 0 ? ['costs(r.costs.low,r.costs.high);'] : []),
    '}};',
  ]
  const result = {
    names: [...categories.map((one) => one.name), noCategory, undecided],
    categories: new Uint8Array(snapshot.households),
    ownCategories: new Int8Array(snapshot.persons),
    ownNames: [...personCategories.map((one) => one.name), undecided],
    benefits: new Float64Array(snapshot.households),
    costs: {
      low: new Float64Array(snapshot.households),
      high: new Float64Array(snapshot.households),
    },
  }
  const run = instantiate<(result: SnapshotEvaluation) => void>(source, statements, {
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
  run(result)
  return result
}

function longest(starts: Int32Array): number {
  let most = 0
  for (let at = 1; at < starts.length; at += 1) {
    most = Math.max(most, (starts[at] ?? 0) - (starts[at - 1] ?? 0))
  }
  return most
}
