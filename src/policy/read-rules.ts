import { parseDecimal } from './constants.ts'
import { type MonitoringRule, ruleClasses } from './pack.ts'
import { expressionAt, readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  placeOf,
  plainValue,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  textsChild,
  writtenText,
} from './yaml-source.ts'

const severities = ['高', '中', '低'] as const
const subjects = ['人', '户', '推送', '导入行'] as const

const readKeys = [
  '编号',
  '名称',
  '类型',
  '级别',
  '对象',
  '文件',
  '依据',
  '当',
  '分档',
  '周期',
  '间隔',
  '缺席依赖',
  '推送',
  '说明',
]

/**
 * The monitoring rules of a file (section 监测), each with its node; keys that a rule leaves out come
 * from `baseOf`, the rule of that id in an extended pack.
 */
export function readRules(
  root: SourceNode,
  document: string | undefined,
  baseOf: (id: string) => MonitoringRule | undefined,
): readonly (readonly [MonitoringRule, SourceNode])[] {
  const section = childOf(root, '监测')
  return (section ? elementsOf(section) : []).map((at) => {
    const base = baseOf(requiredText(at, '编号'))
    return [base ? replaced(base, at, document) : readRule(at, document), at] as const
  })
}

function readRule(at: SourceNode, document: string | undefined): MonitoringRule {
  return {
    id: requiredText(at, '编号'),
    name: requiredText(at, '名称'),
    class: oneOf(at, '类型', ruleClasses),
    severity: oneOf(at, '级别', severities),
    subject: oneOf(at, '对象', subjects),
    when: expressionAt(requiredChild(at, '当')),
    absentDatasets: textsChild(at, '缺席依赖'),
    place: placeOf(at),
    extra: extraOf(at),
    ...optionalKeys(at, document),
  }
}

function replaced(
  base: MonitoringRule,
  at: SourceNode,
  document: string | undefined,
): MonitoringRule {
  const given = (key: string) => childOf(at, key) !== undefined
  const when = childOf(at, '当')
  return {
    ...base,
    place: placeOf(at),
    name: textChild(at, '名称') ?? base.name,
    class: given('类型') ? oneOf(at, '类型', ruleClasses) : base.class,
    severity: given('级别') ? oneOf(at, '级别', severities) : base.severity,
    subject: given('对象') ? oneOf(at, '对象', subjects) : base.subject,
    when: when ? expressionAt(when) : base.when,
    absentDatasets: given('缺席依赖') ? textsChild(at, '缺席依赖') : base.absentDatasets,
    extra: { ...base.extra, ...extraOf(at) },
    ...optionalKeys(at, document),
    // The file's document alone is no article to cite.
    ...(base.basis && !given('依据') && { basis: base.basis }),
  }
}

function extraOf(at: SourceNode): Readonly<Record<string, unknown>> {
  const extra: Record<string, unknown> = {}
  for (const { key, value } of entriesOf(at)) {
    if (!readKeys.includes(key)) extra[key] = plainValue(value)
  }
  return extra
}

function optionalKeys(at: SourceNode, document: string | undefined): Partial<MonitoringRule> {
  const basis = readBasis(at, document)
  const band = childOf(at, '分档')
  const interval = childOf(at, '间隔')
  const push = childOf(at, '推送')
  const note = textChild(at, '说明')
  return {
    ...(basis && { basis }),
    ...(band && { band: readBand(band) }),
    ...(childOf(at, '周期') && { period: oneOf(at, '周期', ['月', '学期', '年'] as const) }),
    ...(interval && { intervalMonths: readMonths(interval) }),
    ...(push && { push: readPush(push) }),
    ...(note !== undefined && { note }),
  }
}

function readBand(at: SourceNode): NonNullable<MonitoringRule['band']> {
  allowKeys(at, ['值', '界'])
  const bounds = elementsOf(requiredChild(at, '界')).map((one) => {
    const number = parseDecimal(writtenText(one) ?? '')
    return number
      ? { kind: 'number' as const, ...number }
      : refusePolicy('shape', placeOf(one), { expected: '数' })
  })
  return { value: expressionAt(requiredChild(at, '值')), bounds }
}

function readPush(at: SourceNode): NonNullable<MonitoringRule['push']> {
  allowKeys(at, ['责任', '配合', '时限', '事由'])
  const due = childOf(at, '时限')
  const days = due && /^([1-9]\d{0,2})\s*(?:个工作日)?$/.exec(writtenText(due) ?? '')?.[1]
  if (due && days === undefined) {
    refusePolicy('shape', placeOf(due), { expected: '工作日数，如 10 或 10个工作日' })
  }
  const reason = textChild(at, '事由')
  return {
    responsible: textsChild(at, '责任'),
    cooperating: textsChild(at, '配合'),
    ...(days !== undefined && { dueDays: Number(days) }),
    ...(reason !== undefined && { reason }),
  }
}

function readMonths(at: SourceNode): number {
  const match = /^(\d+)\s*(个月|月|年)$/.exec(writtenText(at) ?? '')
  if (!match) return refusePolicy('shape', placeOf(at), { expected: '“6个月”或“1年”' })
  return Number(match[1]) * (match[2] === '年' ? 12 : 1)
}

function oneOf<const T extends string>(at: SourceNode, key: string, allowed: readonly T[]): T {
  const text = requiredText(at, key)
  const found = allowed.find((one) => one === text)
  return (
    found ??
    refusePolicy('value-unknown', placeOf(requiredChild(at, key)), { name: text, known: allowed })
  )
}
