import { type Fen, formatYuan, type Truth } from '#kernel/index'
import type { ExplainedChange, ExplainedPossibility } from './explain-changes.ts'
import type {
  ExplainedFact,
  ExplanationNode,
  HouseholdExplanation,
  RuleExplanation,
} from './explanation.ts'
import type { SubjectRef } from './tracing.ts'

/** What a person, household or supporter is called in the text; by default by its id. */
export type NameOf = (subject: SubjectRef) => string

/** An explanation as indented Chinese text. */
export function renderExplanation(
  explanation: HouseholdExplanation | RuleExplanation | ExplanationNode,
  nameOf: NameOf = plainName,
): string {
  if ('categories' in explanation) return renderHousehold(explanation, nameOf).join('\n')
  if ('node' in explanation) {
    return [
      ...renderNode(explanation.node, 0, nameOf),
      ...renderChanges(explanation.changes, nameOf),
      ...renderMissing(explanation.missing, nameOf),
    ].join('\n')
  }
  return renderNode(explanation, 0, nameOf).join('\n')
}

function renderHousehold(explanation: HouseholdExplanation, nameOf: NameOf): readonly string[] {
  const { category, day, benefit, labels, members } = explanation
  const lines = [`应认定类别：${category}（按 ${day} 的情况）`]
  if (benefit !== null) lines.push(`月保障金：${formatYuan(benefit as Fen)}`) // an evaluation gives whole fen
  if (labels.length > 0) lines.push(`标签：${labels.join('、')}`)
  for (const node of explanation.categories) lines.push(...renderNode(node, 1, nameOf))
  for (const { id, category: own, routes, changes } of members) {
    if (own === category && routes.every((route) => route.truth === false)) continue
    lines.push(`${nameOf({ level: '人', id })}：${own}`)
    for (const route of routes) lines.push(...renderNode(route, 1, nameOf))
    lines.push(...renderChanges(changes, nameOf).map((line) => `  ${line}`))
  }
  lines.push(...renderChanges(explanation.changes, nameOf))
  return [...lines, ...renderMissing(explanation.missing, nameOf)]
}

function renderNode(node: ExplanationNode, depth: number, nameOf: NameOf): readonly string[] {
  const indent = '  '.repeat(depth)
  const basis = node.basis
    ? `［${node.basis.document}${node.basis.article ? ` ${node.basis.article}` : ''}］`
    : ''
  const lines = [`${indent}${mark(node.truth)} ${node.title}${basis}`]
  if (node.restated) lines.push(`${indent}    ${node.restated}（${node.distance}）`)
  if (node.text !== undefined && node.text !== node.title) lines.push(`${indent}    ${node.text}`)
  for (const child of node.children) lines.push(...renderNode(child, depth + 1, nameOf))
  for (const fact of node.facts) lines.push(`${indent}    · ${renderFact(fact, nameOf)}`)
  return lines
}

function renderMissing(missing: readonly ExplainedFact[], nameOf: NameOf): readonly string[] {
  if (missing.length === 0) return []
  return [
    '还缺：',
    ...missing.flatMap((fact) => [
      `  · ${subjectName(fact.subject, nameOf)}${fact.name}（问${fact.authority}）`,
      ...(fact.possibilities ?? []).map((one) => `      ${possibilitySentence(one)}`),
    ]),
  ]
}

function renderChanges(changes: readonly ExplainedChange[], nameOf: NameOf): readonly string[] {
  if (changes.length === 0) return []
  return ['只变一处、结果就变的：', ...changes.map((one) => `  · ${changeSentence(one, nameOf)}`)]
}

/** `若张三工资收入由 1,950.00 元降到 1,799.99 元，则为低保边缘家庭成员`. */
export function changeSentence(change: ExplainedChange, nameOf: NameOf = plainName): string {
  const { subject, name, from, to, direction, outcome } = change
  return `若${subjectName(subject, nameOf)}${name}由 ${from} ${direction} ${to}，则为 ${outcome}`
}

/** `若不超过 9,000.00 元，则为 不符合`. */
export function possibilitySentence({ value, outcome }: ExplainedPossibility): string {
  return `若${value}，则为 ${outcome}`
}

function renderFact(fact: ExplainedFact, nameOf: NameOf): string {
  const { dataset, file, sheet, row, day } = fact.source ?? {}
  const parts = [dataset, file, sheet, row === undefined ? undefined : `第 ${row} 行`, day]
  const source = parts.filter((part) => part !== undefined).join(' ')
  const unknown = fact.isKnown ? '' : `（问${fact.authority}）`
  return `${subjectName(fact.subject, nameOf)}${fact.name}：${fact.value}${unknown}${source ? `　来源：${source}` : ''}`
}

function subjectName(subject: SubjectRef, nameOf: NameOf): string {
  return subject.level === '户' ? '' : `${nameOf(subject)} `
}

function plainName(subject: SubjectRef): string {
  return subject.level === '义务人' ? `义务人 ${subject.id}` : subject.id
}

function mark(truth: Truth): string {
  return truth === null ? '？' : truth ? '✓' : '✗'
}
