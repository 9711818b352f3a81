import type { LocalDate } from '#kernel/index'
import type { CheckedCategory, CheckedPack, CheckedRule } from './check-pack.ts'
import type { CheckedScheme } from './check-schemes.ts'
import { describeExpression } from './describe-expression.ts'
import type { Basis, MonitoringRule, Pack, Parameter } from './pack.ts'
import { readDisposals, ruleDepartments } from './read-disposals.ts'
import { readDutyShares } from './read-duties.ts'
import { type Procedure, readProcedures } from './read-procedures.ts'
import { readSchedules } from './read-schedules.ts'
import type { Schedule } from './schedule.ts'
import { showDatedValue } from './show-constant.ts'

/** One thing that a pack says, in words. */
export interface PrintedEntry {
  /** As 落点 of a sentence writes it: 类别, 参数, 监测 … */
  readonly kind: string
  readonly name: string
  readonly title: string
  readonly lines: readonly string[]
  /** No public source gives (one of) its values. */
  readonly isExample: boolean
  readonly basis?: Basis
}

/** All that a pack says, in words, with the values of the day: parameters first, departments last. */
export function describeEntries(checked: CheckedPack, day: LocalDate): readonly PrintedEntry[] {
  const { pack } = checked
  return [
    ...[...pack.parameters.values()].map(parameterEntry),
    ...termEntries(checked, day),
    ...checked.categories.map((one) => categoryEntry('类别', one, day)),
    ...checked.personCategories.map((one) => categoryEntry('人员类别', one, day)),
    ...checked.schemes.map((one) => schemeEntry(one, day)),
    ...pack.rules.map((rule) => ruleEntry(rule, checkedRule(checked, rule), day)),
    ...disposalEntries(pack),
    ...[...readProcedures(pack).values()].map(procedureEntry),
    ...readSchedules(pack).map(scheduleEntry),
    ...dutyEntries(pack),
  ]
}

function parameterEntry(parameter: Parameter): PrintedEntry {
  const { name, values, basis, note } = parameter
  const lines = values.map((value) => {
    const why = [value.isExample ? '示例' : undefined, value.note].filter(Boolean).join('：')
    const until = showDatedValue(parameter, value)
    return `${value.from} 起：${until}${why === '' ? '' : `（${why}）`}`
  })
  return entry('参数', name, {
    lines: [...lines, ...notes(note)],
    basis,
    isExample: values.some((value) => value.isExample),
  })
}

function termEntries({ terms }: CheckedPack, day: LocalDate): readonly PrintedEntry[] {
  return [...terms].map(([term, expression]) =>
    entry('术语', term.name, {
      title: `${term.name}（${term.level}）`,
      lines: [describeExpression(expression, day), ...notes(term.note)],
      basis: term.basis,
    }),
  )
}

function categoryEntry(kind: string, checked: CheckedCategory, day: LocalDate): PrintedEntry {
  const { category, premise, conditions, benefit } = checked
  const lines = [
    ...(premise ? [`前提：${describeExpression(premise, day)}`] : []),
    ...conditionLines(conditions, { day, basis: category.basis }),
    ...(benefit ? [`每月金额：${describeExpression(benefit, day)}`] : []),
    ...notes(category.note),
  ]
  return entry(kind, category.name, {
    title: `${category.name}（第 ${category.order} 位）`,
    lines,
    basis: category.basis,
  })
}

function conditionLines(
  conditions: CheckedCategory['conditions'] | CheckedScheme['conditions'],
  given: { readonly day: LocalDate; readonly basis: Basis | undefined },
): string[] {
  return conditions.map(({ condition, shown }, index) => {
    const own = condition.basis
    const isOther =
      own && (own.document !== given.basis?.document || own.article !== given.basis.article)
    const from = isOther ? `［${[own.document, own.article].filter(Boolean).join(' ')}］` : ''
    return `${index + 1}. ${condition.name}：${describeExpression(shown, given.day)}${from}`
  })
}

function schemeEntry(checked: CheckedScheme, day: LocalDate): PrintedEntry {
  const { scheme, premise, conditions, received, amount } = checked
  const lines = [
    `种类：${scheme.kind}；对象：${scheme.subject}；责任：${listed(scheme.responsible)}${scheme.cooperating.length > 0 ? `；配合：${listed(scheme.cooperating)}` : ''}`,
    ...(premise ? [`前提：${describeExpression(premise, day)}`] : []),
    ...conditionLines(conditions, { day, basis: scheme.basis }),
    ...(received ? [`已享：${describeExpression(received, day)}`] : ['已享：没有部门登记']),
    ...(amount
      ? [
          `金额${scheme.amountUnit ? `（${scheme.amountUnit}）` : ''}：${describeExpression(amount, day)}`,
        ]
      : []),
    ...(scheme.amountNote ? [`金额：${scheme.amountNote}`] : []),
    ...(scheme.excludes.length > 0 ? [`不得同时享受：${listed(scheme.excludes)}`] : []),
    ...notes(scheme.note),
  ]
  return entry('救助项目', scheme.id, { title: scheme.name, lines, basis: scheme.basis })
}

function checkedRule({ rules }: CheckedPack, { id }: MonitoringRule): CheckedRule | undefined {
  return rules.find((one) => one.rule.id === id)
}

function ruleEntry(
  rule: MonitoringRule,
  checked: CheckedRule | undefined,
  day: LocalDate,
): PrintedEntry {
  const { push, intervalMonths, period, absentDatasets } = rule
  const when = checked ? describeExpression(checked.expression, day) : plainWords(rule.when.text)
  const repeat = period
    ? `每${period}一次`
    : intervalMonths
      ? `答复后 ${intervalMonths} 个月内不再提醒`
      : ''
  const state = typeof rule.extra.状态 === 'string' ? `　${rule.extra.状态}` : ''
  return entry('监测', rule.id, {
    title: `${rule.id} ${rule.name}（${rule.class}，${rule.severity}）${state}`,
    lines: [
      `当${rule.subject === '人' ? '有人' : rule.subject}：${when}`,
      ...(push ? [pushLine(push)] : []),
      ...(repeat === '' ? [] : [repeat]),
      ...(absentDatasets.length > 0 ? [`须收齐数据才判断：${listed(absentDatasets)}`] : []),
      ...notes(rule.note),
    ],
    basis: rule.basis,
  })
}

// A rule about our own records is kept as text: its few words are put in Chinese.
function plainWords(text: string): string {
  return text
    .replaceAll(/\s+and\s+/g, ' 且 ')
    .replaceAll(/\s+or\s+/g, ' 或 ')
    .replaceAll(
      /\s+in\s+\(([^()]*)\)/g,
      (_, list: string) => ` 属于（${list.replaceAll(/\s*,\s*/g, '、')}）`,
    )
    .replaceAll('!=', '≠')
    .replaceAll('<=', '≤')
    .replaceAll('>=', '≥')
    .replaceAll(/"([^"]*)"/g, '“$1”')
}

function pushLine(push: NonNullable<MonitoringRule['push']>): string {
  const parts = [
    `推送：${listed(push.responsible)}`,
    push.cooperating.length > 0 ? `配合：${listed(push.cooperating)}` : '',
    push.dueDays === undefined ? '' : `时限 ${push.dueDays} 个工作日`,
    push.reason ?? '',
  ]
  return parts.filter((part) => part !== '').join('；')
}

function disposalEntries(pack: Pack): readonly PrintedEntry[] {
  return [...readDisposals(pack).values()].map((one) =>
    entry('处置', one.class, {
      lines: [
        `责任：${departments(one.responsible)}；配合：${departments(one.cooperating) || '无'}；协调机制：${one.mechanism}`,
        `结果：${one.outcome}`,
        ...notes(one.note),
      ],
      basis: one.basis,
    }),
  )
}

function departments(names: readonly string[]): string {
  return listed(names.map((name) => (name === ruleDepartments ? '规则写明的部门' : name)))
}

function procedureEntry(one: Procedure): PrintedEntry {
  const lines = [
    listed(one.values),
    one.limit
      ? `时限 ${one.limit.amount} ${one.limit.unit === '工作日' ? '个工作日' : one.limit.unit}`
      : '',
    one.period ?? '',
    one.days ? `${one.days.from} 日至 ${one.days.to} 日` : '',
    one.noticeDays === undefined ? '' : `公示 ${one.noticeDays} 天`,
    one.shown.length > 0 ? `公示内容：${listed(one.shown)}` : '',
    one.appliesTo.length > 0 ? `适用：${listed(one.appliesTo)}` : '',
    one.note ?? '',
  ]
  const said = lines.filter((line) => line !== '').join('；')
  return entry('程序', one.name, { lines: [said], basis: one.basis, isExample: one.isExample })
}

function scheduleEntry(one: Schedule): PrintedEntry {
  const { until, months } = one
  const last =
    'day' in until
      ? `${until.day} 日`
      : `起 ${until.amount} ${until.unit === '天' ? '天' : '个工作日'}`
  const month = months.at(-1)?.months.map((number) => `第 ${number} 个月`) ?? []
  const lines = [
    `${one.level}，${one.scope}，每${one.cycle}${listed(month)} ${one.fromDay} 日至 ${last}`,
    `数据集：${one.datasets ? listed(one.datasets) : '全部'}`,
    one.departments ? `部门（${one.departmentLevel}）：${listed(one.departments)}` : '',
    one.note ?? '',
  ]
  const said = lines.filter((line) => line !== '').join('；')
  return entry('比对安排', one.name, { lines: [said], basis: one.basis, isExample: one.isExample })
}

function dutyEntries(pack: Pack): readonly PrintedEntry[] {
  return [...readDutyShares(pack).values()].map((one) =>
    entry('分工', one.task, {
      lines: [`责任：${listed(one.responsible)}；配合：${listed(one.assisting) || '无'}`],
      basis: one.basis,
    }),
  )
}

function entry(
  kind: string,
  name: string,
  given: {
    readonly title?: string
    readonly lines: readonly string[]
    readonly basis?: Basis | undefined
    readonly isExample?: boolean
  },
): PrintedEntry {
  const { title = name, lines, basis, isExample = false } = given
  return { kind, name, title, lines, isExample, ...(basis && { basis }) }
}

function notes(note: string | undefined): readonly string[] {
  return note === undefined ? [] : [`说明：${note}`]
}

function listed(names: readonly string[]): string {
  return names.join('、')
}
