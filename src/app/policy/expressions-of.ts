import type { Basis, Category, Condition, ExpressionText, Pack, Scheme } from '#policy/index'

/** An expression of a pack that may be written otherwise, by a name that outlives its line. */
export interface NamedExpression {
  /** `类别/低保对象/收入低于低保标准`. */
  readonly key: string
  readonly kind: '类别' | '人员类别' | '术语' | '监测' | '救助项目'
  readonly name: string
  /** The condition, 前提, 月保障金, 金额 …; empty where the entry is one expression. */
  readonly part: string
  readonly expression: ExpressionText
  /** Of the condition, where it cites another article than its entry. */
  readonly basis?: Basis | undefined
}

/** Every expression of a pack that a draft may change. */
export function expressionsOf(pack: Pack): readonly NamedExpression[] {
  return [
    ...pack.categories.flatMap((one) => ofCategory('类别', one)),
    ...pack.personCategories.flatMap((one) => ofCategory('人员类别', one)),
    ...[...pack.terms.values()].map(({ name, expression }) =>
      named('术语', name, { part: '', expression }),
    ),
    ...pack.rules.map(({ id, when }) => named('监测', id, { part: '', expression: when })),
    ...pack.schemes.flatMap(ofScheme),
  ]
}

/** The pack with another text in the place of one expression; places count within that text. */
export function withExpression(pack: Pack, key: string, text: string): Pack {
  const now: ExpressionText = { text, place: (offset = 0) => placeIn(text, offset) }
  const of =
    (kind: NamedExpression['kind'], name: string, part: string) =>
    (was: ExpressionText): ExpressionText =>
      keyOf(kind, name, part) === key ? now : was
  const category = (kind: '类别' | '人员类别') => (one: Category) =>
    categoryWith(one, (part) => of(kind, one.name, part))
  const terms = new Map(
    [...pack.terms].map(([name, term]) => [
      name,
      { ...term, expression: of('术语', name, '')(term.expression) },
    ]),
  )
  return {
    ...pack,
    terms,
    categories: pack.categories.map(category('类别')),
    personCategories: pack.personCategories.map(category('人员类别')),
    rules: pack.rules.map((rule) => ({ ...rule, when: of('监测', rule.id, '')(rule.when) })),
    schemes: pack.schemes.map((one) => schemeWith(one, (part) => of('救助项目', one.id, part))),
  }
}

type Change = (part: string) => (was: ExpressionText) => ExpressionText

function categoryWith(category: Category, change: Change): Category {
  const { premise, benefit } = category
  return {
    ...category,
    conditions: conditionsWith(category.conditions, change),
    ...(premise && { premise: change('前提')(premise) }),
    ...(benefit && { benefit: change('月保障金')(benefit) }),
  }
}

function schemeWith(scheme: Scheme, change: Change): Scheme {
  const { premise, received, amount } = scheme
  return {
    ...scheme,
    conditions: conditionsWith(scheme.conditions, change),
    ...(premise && { premise: change('前提')(premise) }),
    ...(received && { received: change('在享')(received) }),
    ...(amount && { amount: change('金额')(amount) }),
  }
}

function conditionsWith(conditions: readonly Condition[], change: Change): readonly Condition[] {
  return conditions.map((one) => ({
    ...one,
    expression: change(one.name)(one.expression),
  }))
}

function ofCategory(kind: '类别' | '人员类别', category: Category): readonly NamedExpression[] {
  const { name, conditions, premise, benefit } = category
  return [
    ...(premise ? [named(kind, name, { part: '前提', expression: premise })] : []),
    ...conditions.map((one) => ofCondition(kind, name, one)),
    ...(benefit ? [named(kind, name, { part: '月保障金', expression: benefit })] : []),
  ]
}

function ofScheme(scheme: Scheme): readonly NamedExpression[] {
  const { id, conditions, premise, received, amount } = scheme
  const others = { 前提: premise, 在享: received, 金额: amount }
  return [
    ...conditions.map((one) => ofCondition('救助项目', id, one)),
    ...Object.entries(others).flatMap(([part, expression]) =>
      expression ? [named('救助项目', id, { part, expression })] : [],
    ),
  ]
}

function ofCondition(
  kind: NamedExpression['kind'],
  name: string,
  { name: part, expression, basis }: Condition,
): NamedExpression {
  return named(kind, name, { part, expression, basis })
}

function named(
  kind: NamedExpression['kind'],
  name: string,
  given: Pick<NamedExpression, 'part' | 'expression' | 'basis'>,
): NamedExpression {
  return { key: keyOf(kind, name, given.part), kind, name, ...given }
}

function keyOf(kind: string, name: string, part: string): string {
  return [kind, name, part].filter((one) => one !== '').join('/')
}

function placeIn(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n')
  return { file: '草稿', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
