import type { Fact } from './catalogue.ts'
import type { CheckedPack } from './check-pack.ts'
import type { Term } from './pack.ts'
import { type Expression, operandsOf } from './typed.ts'

/** Facts that an expression or a term in it names, whatever its value rests on. */
export function mentionedFacts(
  checked: Pick<CheckedPack, 'terms'>,
  expressions: readonly Expression[],
): readonly Fact[] {
  const facts = new Set<Fact>()
  const terms = new Set<Term>()
  const visit = (one: Expression): void => {
    if (one.op === 'fact') facts.add(one.fact)
    if (one.op === 'term' && !terms.has(one.term)) {
      terms.add(one.term)
      const inner = checked.terms.get(one.term)
      if (inner) visit(inner)
    }
    for (const part of operandsOf(one)) visit(part)
  }
  for (const one of expressions) visit(one)
  return [...facts]
}

/**
 * What the words of a pack rest on, by their names: a condition of a class, a term, a label, a rule, a scheme.
 * Of a name that the pack does not have, null: then nothing is known of it.
 */
export interface Mentions {
  ofCondition(category: string, condition: string): readonly Fact[] | null
  ofTerm(name: string): readonly Fact[] | null
  ofLabel(name: string): readonly Fact[]
  ofRule(id: string): readonly Fact[] | null
  /** By the id of a scheme. */
  ofScheme(id: string): readonly Fact[] | null
}

/** The facts behind the names of a pack, each looked up once. */
export function mentionsOf(checked: CheckedPack): Mentions {
  const kept = new Map<string, readonly Fact[] | null>()
  const once = (key: string, find: () => readonly Fact[] | null) => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const made = find()
    kept.set(key, made)
    return made
  }
  const of = (expressions: readonly Expression[]) => mentionedFacts(checked, expressions)
  return {
    ofCondition: (category, condition) =>
      once(`条件 ${category} ${condition}`, () => {
        const all = [...checked.categories, ...checked.personCategories]
        const found = all
          .filter((one) => one.category.name === category)
          .flatMap((one) => one.conditions.filter((each) => each.condition.name === condition))
        if (found.length === 0) return null
        return of(
          found.flatMap(({ expression, shown, restated }) => [
            ...[expression, shown],
            ...(restated ? [restated.value, restated.divisor, restated.line] : []),
          ]),
        )
      }),
    ofTerm: (name) =>
      once(`术语 ${name}`, () => {
        const term = checked.pack.terms.get(name)
        const expression = term && checked.terms.get(term)
        return expression ? of([expression]) : null
      }),
    ofLabel: (name) =>
      once(`标签 ${name}`, () => {
        const named = checked.labels.filter((label) => label.name === name)
        const unnamed = checked.labels.filter((label) => label.name === undefined)
        return of((named.length > 0 ? named : unnamed).map(({ expression }) => expression))
      }) ?? [],
    ofRule: (id) =>
      once(`规则 ${id}`, () => {
        const found = checked.rules.find(({ rule }) => rule.id === id)
        if (!found) return null
        return of(found.band ? [found.expression, found.band] : [found.expression])
      }),
    ofScheme: (id) =>
      once(`项目 ${id}`, () => {
        const found = checked.schemes.find(({ scheme }) => scheme.id === id)
        if (!found) return null
        const { premise, conditions, received, amount, details } = found
        return of([
          ...[premise, received, amount].flatMap((one) => one ?? []),
          ...conditions.flatMap(({ expression, shown }) => [expression, shown]),
          ...details.map(({ expression }) => expression),
        ])
      }),
  }
}
