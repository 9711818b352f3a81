import { type Bound, boundOperands } from './bound.ts'

/** The slots of the terms that become columns because their text would otherwise stand more than once. */
export type Lifts = ReadonlySet<number>

const smallTerm = 3

/** Chooses the terms to lift among all that the roots reach. */
export function chooseLifts(roots: readonly Bound[]): Lifts {
  const order = termsInOrder(roots)
  const uses = new Map<Bound, number>()
  const add = (bound: Bound, times: number) => uses.set(bound, (uses.get(bound) ?? 0) + times)
  const lifts = new Set<number>()
  const spread = (bound: Bound, times: number): void => {
    if (bound.op === 'term') {
      add(bound.target, times)
      return
    }
    const operands = boundOperands(bound)
    operands.forEach((operand, index) => {
      spread(operand, times * repetition(bound, index))
    })
  }
  for (const root of roots) spread(root, 1)
  // Users come before what they use, so that a term's uses are complete when it is reached.
  for (const { slot, target } of order) {
    const times = uses.get(target) ?? 0
    const isLifted = times > 1 && sizeOf(target) > smallTerm
    if (isLifted) lifts.add(slot)
    spread(target, isLifted ? 1 : times)
  }
  return lifts
}

// How often an operand's text stands in the text of its user.
function repetition(user: Bound, operand: number): number {
  if (user.op === 'if') {
    const isOpen = user.condition.mayBeUnknown
    if (operand === 0) return isOpen ? 2 : 1
    return isOpen && user.kind !== 'number' ? 3 : isOpen ? 2 : 1
  }
  if (user.op === 'same-text' || user.op === 'among' || user.op === 'known') return 1
  if (user.op === 'round') return 2
  return 1
}

function sizeOf(bound: Bound): number {
  if (bound.op === 'term') return sizeOf(bound.target)
  return boundOperands(bound).reduce((sum, operand) => sum + sizeOf(operand), 1)
}

function termsInOrder(roots: readonly Bound[]): readonly { slot: number; target: Bound }[] {
  const seen = new Set<Bound>()
  const found: { slot: number; target: Bound }[] = []
  const visit = (bound: Bound): void => {
    if (bound.op === 'term') {
      if (seen.has(bound.target)) return
      seen.add(bound.target)
      visit(bound.target)
      found.push({ slot: bound.slot, target: bound.target })
      return
    }
    boundOperands(bound).forEach(visit)
  }
  roots.forEach(visit)
  return found.reverse()
}
