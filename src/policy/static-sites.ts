import type { CheckedCategory, CheckedPack } from './check-pack.ts'
import type { Basis } from './pack.ts'
import type { Place } from './place.ts'
import type { Expression } from './typed.ts'

/** An expression of a pack with the entry it stands in, such as `类别“低保对象”的条件“收入低”`. */
export interface Site {
  readonly where: string
  readonly expression: Expression
}

/** Conditions that must all hold for one thing to come about. */
export interface Conjunction {
  readonly where: string
  readonly parts: readonly Expression[]
}

/** An entry that has to name its document and article. */
export interface Entry {
  readonly kind: '类别' | '人员类别' | '监测规则' | '救助项目'
  readonly name: string
  readonly basis?: Basis | undefined
  readonly place: Place
}

/** Every expression of a pack, each once; those of the terms last. */
export function sitesOf(checked: CheckedPack): readonly Site[] {
  const sites: Site[] = []
  const add = (where: string, expression: Expression | undefined) => {
    if (expression) sites.push({ where, expression })
  }
  const addCategory = (
    kind: string,
    { category, premise, conditions, benefit }: CheckedCategory,
  ) => {
    const where = `${kind}“${category.name}”`
    add(`${where}的前提`, premise)
    for (const one of conditions) {
      add(`${where}的条件“${one.condition.name}”`, one.expression)
      if (one.shown !== one.expression)
        add(`${where}的条件“${one.condition.name}”的写作`, one.shown)
    }
    add(`${where}的月保障金`, benefit)
  }
  for (const one of checked.categories) addCategory('类别', one)
  for (const one of checked.personCategories) addCategory('人员类别', one)
  for (const { name, expression } of checked.labels) add(`标签“${name ?? ''}”`, expression)
  for (const { rule, expression, band } of checked.rules) {
    add(`监测规则 ${rule.id}`, expression)
    add(`监测规则 ${rule.id} 的分档`, band)
  }
  for (const one of checked.schemes) {
    const where = `救助项目“${one.scheme.id}”`
    add(`${where}的前提`, one.premise)
    for (const each of one.conditions)
      add(`${where}的条件“${each.condition.name}”`, each.expression)
    add(`${where}的在享`, one.received)
    add(`${where}的金额`, one.amount)
    for (const { name, expression } of one.details) add(`${where}的“${name}”`, expression)
  }
  for (const [term, expression] of checked.terms) add(`术语“${term.name}”`, expression)
  return sites
}

/** What has to hold together: the conditions of each class, route and scheme; each rule's own. */
export function conjunctionsOf(checked: CheckedPack): readonly Conjunction[] {
  const found: Conjunction[] = []
  const add = (where: string, parts: readonly (Expression | undefined)[]) =>
    found.push({ where, parts: parts.filter((one) => one !== undefined) })
  for (const one of checked.categories) add(`类别“${one.category.name}”`, partsOf(one))
  for (const one of checked.personCategories) add(`人员类别“${one.category.name}”`, partsOf(one))
  for (const one of checked.schemes) add(`救助项目“${one.scheme.id}”`, partsOf(one))
  for (const { rule, expression } of checked.rules) add(`监测规则 ${rule.id}`, [expression])
  for (const [term, expression] of checked.terms) {
    if (expression.type === 'truth') add(`术语“${term.name}”`, [expression])
  }
  return found
}

/** The entries that decide about people: each must say on what authority. */
export function entriesOf(checked: CheckedPack): readonly Entry[] {
  const of = (kind: Entry['kind'], { category, conditions }: CheckedCategory): Entry => ({
    kind,
    name: category.name,
    basis: category.basis,
    place: category.place ?? placeOfFirst(conditions),
  })
  return [
    ...checked.categories.map((one) => of('类别', one)),
    ...checked.personCategories.map((one) => of('人员类别', one)),
    ...checked.pack.rules.map(
      (rule): Entry => ({
        kind: '监测规则',
        name: rule.id,
        basis: rule.basis,
        place: rule.place ?? rule.when.place(),
      }),
    ),
    ...checked.schemes.map(
      ({ scheme, conditions }): Entry => ({
        kind: '救助项目',
        name: scheme.id,
        basis: scheme.basis,
        place: scheme.place ?? placeOfFirst(conditions),
      }),
    ),
  ]
}

function partsOf(one: {
  readonly premise?: Expression
  readonly conditions: readonly { readonly expression: Expression }[]
}): readonly (Expression | undefined)[] {
  return [one.premise, ...one.conditions.map((each) => each.expression)]
}

function placeOfFirst(
  conditions: readonly { readonly condition: { readonly expression: { place: () => Place } } }[],
): Place {
  return conditions[0]?.condition.expression.place() ?? { file: '', line: 1, column: 1 }
}
