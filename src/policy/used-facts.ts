import type { Fact } from './catalogue.ts'
import type { Value } from './frame.ts'
import type { SubjectRef, Tracer } from './tracing.ts'
import { type Expression, operandsOf } from './typed.ts'

/** A fact that a result rests on, with the value it had. */
export interface UsedFact {
  readonly fact: Fact
  readonly subject: SubjectRef
  readonly value: Value
  readonly isKnown: boolean
}

/**
 * The facts the value of an expression rests on: of a conjunction that fails only the part that fails,
 * of a choice only the branch taken. `open`: only unknown facts that keep it open.
 */
export function usedFacts(
  expression: Expression,
  tracer: Tracer,
  only: 'all' | 'open' = 'all',
): readonly UsedFact[] {
  const found = new Map<string, UsedFact>()
  visit(expression, { tracer, only, found })
  return [...found.values()]
}

interface Visit {
  readonly tracer: Tracer
  readonly only: 'all' | 'open'
  readonly found: Map<string, UsedFact>
}

function visit(expression: Expression, given: Visit): void {
  const { tracer, only } = given
  if (only === 'open' && tracer.isSettled(expression)) return
  switch (expression.op) {
    case 'fact':
      note(expression, given)
      return
    case 'term':
      visit(tracer.expressionOf(expression), given)
      return
    case 'parameter': {
      const chooser = tracer.chooserOf(expression)
      if (chooser) note(chooser, given)
      return
    }
    case 'and':
    case 'or':
      visitJunction(expression, given)
      return
    case 'if':
      visitChoice(expression, given)
      return
    case 'aggregate':
      tracer.eachOf(expression.list, () => visitElement(expression, given))
      return
    case 'known':
      if (tracer.read(expression).value === true) visit(expression.operand, given)
      return
    case 'add':
      // An amount of nothing adds nothing to the explanation.
      for (const part of [expression.left, expression.right]) {
        if (tracer.read(part).value !== 0) visit(part, given)
      }
      return
    default:
      for (const operand of operandsOf(expression)) visit(operand, given)
  }
}

function visitJunction(expression: Expression & { op: 'and' | 'or' }, given: Visit): void {
  const decisive = expression.op === 'or'
  const parts = [expression.left, expression.right]
  const deciding = parts.filter((part) => given.tracer.read(part).value === decisive)
  // One deciding part is enough; otherwise all of them carry the result.
  const [first] = deciding
  for (const part of first ? [first] : parts) visit(part, given)
}

function visitChoice(expression: Expression & { op: 'if' }, given: Visit): void {
  const chosen = given.tracer.read(expression.condition).value
  visit(expression.condition, given)
  if (chosen !== false) visit(expression.whenTrue, given)
  if (chosen !== true) visit(expression.whenFalse, given)
  const taken = chosen === true ? expression.whenTrue : expression.whenFalse
  if (given.only === 'open' && typeof chosen === 'boolean' && isUnknownConstant(taken)) {
    visitGuards(expression.condition, given)
  }
}

// `if not(已知(x)) then null`: what the condition finds unknown keeps the result open.
function visitGuards(expression: Expression, given: Visit): void {
  if (expression.op === 'known') visit(expression.operand, given)
  else if (expression.op === 'term') visitGuards(given.tracer.expressionOf(expression), given)
  else for (const operand of operandsOf(expression)) visitGuards(operand, given)
}

function isUnknownConstant(expression: Expression): boolean {
  return expression.op === 'constant' && expression.constant.kind === 'unknown'
}

function visitElement(expression: Expression & { op: 'aggregate' }, given: Visit): void {
  const { filter, body } = expression
  if (filter) {
    const isIn = given.tracer.read(filter).value
    visit(filter, given)
    if (isIn === false) return
  }
  if (body) visit(body, given)
}

function note(expression: Expression & { op: 'fact' }, given: Visit): void {
  const { fact } = expression
  const { tracer, found, only } = given
  const { value } = tracer.read(expression)
  const subject = tracer.current(fact)
  const isKnown = tracer.isSettled(expression) && value !== null
  if (only === 'open' && isKnown) return
  found.set(`${subject.level} ${subject.id} ${fact.code}`, { fact, subject, value, isKnown })
}
