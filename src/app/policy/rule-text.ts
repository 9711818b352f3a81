import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { RuleText } from '#http/index'
import { type LocalDate, Refusal } from '#kernel/index'
import {
  compileConditions,
  compileSql,
  type ExpressionText,
  type NamedCondition,
  programText,
} from '#policy/index'
import type { PolicyInForce } from '../policy-in-force.ts'
import { refuse } from '../refusals.ts'
import { expressionsOf, type NamedExpression } from './expressions-of.ts'

type Kind = NamedExpression['kind']

/** What each kind of entry is called by in the files. */
const namedBy: Readonly<Record<Kind, readonly string[]>> = {
  类别: ['名称'],
  人员类别: ['名称'],
  术语: ['名称'],
  监测: ['编号'],
  救助项目: ['编号'],
}

/**
 * A rule as its files write it, from the farthest to the place's own, and what each of its expressions
 * is compiled to: the SQL and the JavaScript of the day. Refuses a rule that is not there.
 */
export function ruleText(
  policy: PolicyInForce,
  { kind, name, day }: { readonly kind: string; readonly name: string; readonly day: LocalDate },
): RuleText {
  const own = expressionsOf(policy.pack).filter((one) => one.kind === kind && one.name === name)
  const [first] = own
  if (!first) throw refuse('expression-unknown', { key: `${kind}/${name}` })
  const texts = compiledTexts(policy, own, day)
  return {
    kind,
    name,
    sources: policy.files.flatMap(({ path, text }) => sourcesIn(path, text, first)),
    parts: own.map(({ key, part, expression }, at) => ({
      ...{ key, part, text: expression.text.trim() },
      ...(texts[at] ?? noTexts),
    })),
  }
}

/** The lines of every entry of the file that has the name. */
function sourcesIn(
  file: string,
  text: string,
  { kind, name }: Pick<NamedExpression, 'kind' | 'name'>,
): RuleText['sources'] {
  // To read a file takes its time; only where characters are escaped a name is not in its text.
  if (!text.includes(name) && !text.includes('\\')) return []
  const lines = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: lines })
  const section = isMap(contents) ? contents.get(kind, true) : undefined
  return rangesOf(section, namedBy[kind], name).map(({ start, end }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1
    return { file, line: lines.linePos(start).line, text: text.slice(from, end).trimEnd() }
  })
}

/** Where the items of a list with the name in one of the keys stand, or what a map holds under it. */
function rangesOf(section: unknown, keys: readonly string[], name: string): readonly Range[] {
  if (isSeq(section)) {
    return section.items.flatMap((item) => {
      const isMeant = isMap(item) && keys.some((key) => item.get(key) === name)
      return isMeant && item.range ? [{ start: item.range[0], end: item.range[1] }] : []
    })
  }
  if (!isMap(section)) return []
  return section.items.flatMap(({ key, value }) => {
    const isMeant = isScalar(key) && key.value === name && isNode(value)
    if (!isMeant || !key.range || !value.range) return []
    return [{ start: key.range[0], end: value.range[1] }]
  })
}

interface Range {
  readonly start: number
  readonly end: number
}

type Texts = Pick<RuleText['parts'][number], 'sql' | 'program'>

const noTexts: Texts = { sql: null, program: null }

/** What each expression is compiled to, in their order. */
function compiledTexts(
  policy: PolicyInForce,
  own: readonly NamedExpression[],
  day: LocalDate,
): readonly Texts[] {
  const conditions = own.flatMap((one) => {
    const subject = subjectOf(policy, one)
    return subject === '义务人' ? [] : [{ id: one.key, subject, when: one.expression }]
  })
  const found = new Map<string, Texts>()
  for (const { checked, ids } of soundOf(policy, conditions)) {
    for (const id of ids) {
      const { rules } = compileSql(checked, { day, rules: [id], outcome: 'all' })
      found.set(id, { sql: rules.text, program: programText(checked, id, { day }) ?? null })
    }
  }
  return own.map(({ key }) => found.get(key) ?? noTexts)
}

interface Sound {
  readonly checked: ReturnType<typeof compileConditions>
  readonly ids: readonly string[]
}

/** All at once where all are truths; else one by one, an amount as the question whether there is one. */
function soundOf(policy: PolicyInForce, conditions: readonly NamedCondition[]): readonly Sound[] {
  const all = compiledIfSound(policy, conditions)
  if (all) return [all]
  return conditions.flatMap((one) => {
    const when: ExpressionText = { ...one.when, text: `(${one.when.text}) >= 0` }
    const sound = compiledIfSound(policy, [one]) ?? compiledIfSound(policy, [{ ...one, when }])
    return sound ? [sound] : []
  })
}

function compiledIfSound(
  policy: PolicyInForce,
  conditions: readonly NamedCondition[],
): Sound | undefined {
  try {
    const checked = compileConditions(policy.pack, policy.catalogue, conditions)
    return { checked, ids: conditions.map(({ id }) => id) }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function subjectOf({ compiled }: PolicyInForce, { kind, name }: NamedExpression) {
  switch (kind) {
    case '类别':
      return '户'
    case '人员类别':
      return '人'
    case '术语':
      return compiled.pack.terms.get(name)?.level ?? '户'
    case '监测': {
      const level = compiled.rules.find(({ rule }) => rule.id === name)?.level
      return level ?? '户'
    }
    case '救助项目':
      return compiled.schemes.find(({ scheme }) => scheme.id === name)?.level ?? '户'
  }
}
