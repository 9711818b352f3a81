import type { Basis, Category, Condition, MonitoringRule, Pack, Parameter, Term } from './pack.ts'
import type { Scheme } from './scheme.ts'
import { showDatedValue } from './show-constant.ts'

/** One thing that another pack says otherwise. */
export interface PackChange {
  readonly kind: '参数' | '术语' | '类别' | '人员类别' | '监测' | '救助项目' | '处置' | '程序'
  readonly name: string
  /** What of it: a day of effect, a condition, a key; absent: the whole entry. */
  readonly part?: string
  /** Absent: it is new. */
  readonly before?: string
  /** Absent: it is gone. */
  readonly after?: string
  readonly basis?: Basis
}

/** An entry of a pack as named texts, to be compared text by text. */
type Texts = ReadonlyMap<string, string>

interface Entry {
  readonly texts: Texts
  readonly basis?: Basis | undefined
}

/**
 * What `after` says otherwise than `before`, in words: parameters by day of effect, conditions,
 * thresholds, rules, schemes, categories, disposal and procedure; in the order of the packs.
 */
export function diffPacks(before: Pack, after: Pack): readonly PackChange[] {
  return [
    ...changesOf('参数', parametersOf(before), parametersOf(after)),
    ...changesOf('术语', termsOf(before), termsOf(after)),
    ...changesOf('类别', categoriesOf(before.categories), categoriesOf(after.categories)),
    ...changesOf(
      '人员类别',
      categoriesOf(before.personCategories),
      categoriesOf(after.personCategories),
    ),
    ...changesOf('监测', rulesOf(before), rulesOf(after)),
    ...changesOf('救助项目', schemesOf(before), schemesOf(after)),
    ...changesOf('处置', sectionOf(before, '处置'), sectionOf(after, '处置')),
    ...changesOf('程序', sectionOf(before, '程序'), sectionOf(after, '程序')),
  ]
}

function changesOf(
  kind: PackChange['kind'],
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): readonly PackChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names.flatMap((name): readonly PackChange[] => {
    const [old, now] = [before.get(name), after.get(name)]
    const basis = now?.basis ?? old?.basis
    const head = { kind, name, ...(basis && { basis }) }
    if (!old) return [{ ...head, after: wholeOf(now) }]
    if (!now) return [{ ...head, before: wholeOf(old) }]
    const parts = [...new Set([...old.texts.keys(), ...now.texts.keys()])]
    return parts.flatMap((part) => {
      const [left, right] = [old.texts.get(part), now.texts.get(part)]
      if (left === right) return []
      const cited = right === undefined ? (old.basis ?? basis) : basis
      return [
        {
          ...{ kind, name, part },
          ...(cited && { basis: cited }),
          ...(left !== undefined && { before: left }),
          ...(right !== undefined && { after: right }),
        },
      ]
    })
  })
}

function wholeOf(entry: Entry | undefined): string {
  return [...(entry?.texts ?? [])].map(([part, text]) => `${part}：${text}`).join('；')
}

function parametersOf(pack: Pack): ReadonlyMap<string, Entry> {
  return new Map(
    [...pack.parameters].map(([name, parameter]) => [
      name,
      { texts: parameterTexts(parameter), basis: parameter.basis },
    ]),
  )
}

function parameterTexts(parameter: Parameter): Texts {
  return new Map(
    parameter.values.map((value) => [
      `${value.from} 起`,
      `${showDatedValue(parameter, value)}${value.isExample ? '［示例］' : ''}`,
    ]),
  )
}

function termsOf(pack: Pack): ReadonlyMap<string, Entry> {
  const texts = (term: Term) => textsOf({ 式: term.expression.text, 层级: term.level })
  return new Map(
    [...pack.terms].map(([name, term]) => [name, { texts: texts(term), basis: term.basis }]),
  )
}

function categoriesOf(categories: readonly Category[]): ReadonlyMap<string, Entry> {
  return new Map(
    categories.map((one) => [one.name, { texts: categoryTexts(one), basis: one.basis }]),
  )
}

function categoryTexts(category: Category): Texts {
  return new Map([
    ...textsOf({
      序: String(category.order),
      前提: category.premise?.text,
      月保障金: category.benefit?.text,
      依据: basisText(category.basis),
    }),
    ...conditionTexts(category.conditions),
  ])
}

function conditionTexts(conditions: readonly Condition[]): Texts {
  return new Map(
    conditions.map(({ name, expression }) => [`条件“${name}”`, oneLine(expression.text)]),
  )
}

function rulesOf(pack: Pack): ReadonlyMap<string, Entry> {
  return new Map(
    pack.rules.map((rule) => [
      `${rule.id} ${rule.name}`,
      { texts: ruleTexts(rule), basis: rule.basis },
    ]),
  )
}

function ruleTexts(rule: MonitoringRule): Texts {
  const { push } = rule
  return textsOf({
    类型: rule.class,
    级别: rule.severity,
    当: rule.when.text,
    周期: rule.period,
    间隔: rule.intervalMonths === undefined ? undefined : `${rule.intervalMonths} 个月`,
    责任: push?.responsible.join('、'),
    配合: push?.cooperating.join('、'),
    时限: push?.dueDays === undefined ? undefined : `${push.dueDays} 个工作日`,
    事由: push?.reason,
    状态: typeof rule.extra.状态 === 'string' ? rule.extra.状态 : undefined,
    依据: basisText(rule.basis),
  })
}

function schemesOf(pack: Pack): ReadonlyMap<string, Entry> {
  return new Map(
    pack.schemes.map((scheme) => [scheme.id, { texts: schemeTexts(scheme), basis: scheme.basis }]),
  )
}

function schemeTexts(scheme: Scheme): Texts {
  return new Map([
    ...textsOf({
      名称: scheme.name,
      种类: scheme.kind,
      责任: scheme.responsible.join('、'),
      配合: scheme.cooperating.join('、'),
      前提: scheme.premise?.text,
      在享: scheme.received?.text,
      金额: scheme.amount?.text,
      金额说明: scheme.amountNote,
      互斥: scheme.excludes.join('、'),
      依据: basisText(scheme.basis),
    }),
    ...conditionTexts(scheme.conditions),
  ])
}

function sectionOf(pack: Pack, section: string): ReadonlyMap<string, Entry> {
  const found = pack.section(section)
  if (!Array.isArray(found)) return new Map()
  const records = found.filter((one) => typeof one === 'object' && one !== null)
  return new Map(
    records.map((record: Readonly<Record<string, unknown>>) => [
      String(record.名称 ?? record.编号 ?? ''),
      { texts: textsOf(Object.fromEntries(Object.entries(record).map(plainEntry))) },
    ]),
  )
}

function plainEntry([key, value]: readonly [string, unknown]): readonly [string, string] {
  if (Array.isArray(value)) return [key, value.map(String).join('、')]
  return [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]
}

function textsOf(given: Readonly<Record<string, string | undefined>>): Texts {
  return new Map(
    Object.entries(given).flatMap(([part, text]) =>
      text === undefined || text === '' ? [] : [[part, oneLine(text)]],
    ),
  )
}

function basisText(basis: Basis | undefined): string | undefined {
  return basis && `${basis.document}${basis.article ? ` ${basis.article}` : ''}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
