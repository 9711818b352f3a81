import type { LocalDate } from '#kernel/index'
import type { Constant, Parameter } from './pack.ts'
import { showConstant, showDatedValue } from './show-constant.ts'
import type { Comparison } from './syntax.ts'
import type { Expression } from './typed.ts'

const signs: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '=': '=',
  '!=': '≠',
}
const roundings = { up: '进到', down: '舍到', 'half-up': '四舍五入到' } as const

/**
 * A checked expression in Chinese for somebody who does not program, with each parameter's value on
 * the day beside its name where it is first named: `家庭年收入 < 边缘倍数［1.5 倍］ × 12 × 低保标准［…］`.
 */
export function describeExpression(expression: Expression, day: LocalDate): string {
  return write(expression, { day, named: new Set() })
}

interface Writing {
  readonly day: LocalDate
  readonly named: Set<string>
}

function write(expression: Expression, writing: Writing): string {
  const inner = (operand: Expression) => write(operand, writing)
  const part = (operand: Expression) => bracketed(operand, expression, writing)
  switch (expression.op) {
    case 'constant':
      return constantText(expression.constant, expression.type)
    case 'parameter':
      return parameterText(expression.parameter, writing)
    case 'fact':
      return expression.fact.name
    case 'term':
      return expression.term.name
    case 'decision':
      return expression.decision
    case 'today':
      return '评估日'
    case 'add':
      return `${part(expression.left)} + ${part(expression.right)}`
    case 'subtract':
      return `${part(expression.left)} − ${part(expression.right)}`
    case 'multiply':
      return `${part(expression.left)} × ${part(expression.right)}`
    case 'negate':
      return `−${part(expression.operand)}`
    case 'not':
      return negated(expression.operand, writing)
    case 'known':
      return `${inner(expression.operand)} 已知`
    case 'compare':
      return `${part(expression.left)} ${signs[expression.comparison]} ${part(expression.right)}`
    case 'among':
      return `${inner(expression.value)} 属于（${optionsText(expression.options, writing)}）`
    case 'and':
      return `${part(expression.left)} 且 ${part(expression.right)}`
    case 'or':
      return `${part(expression.left)} 或 ${part(expression.right)}`
    case 'if':
      return `如果 ${inner(expression.condition)}，则 ${inner(expression.whenTrue)}，否则 ${inner(expression.whenFalse)}`
    default:
      return writeFunction(expression, writing)
  }
}

function writeFunction(expression: Expression, writing: Writing): string {
  const inner = (operand: Expression) => bracketed(operand, expression, writing)
  switch (expression.op) {
    case 'years':
      return `${inner(expression.start)} 至 ${inner(expression.end)} 的周岁`
    case 'months':
      return `${inner(expression.start)} 至 ${inner(expression.end)} 的整月数`
    case 'days':
      return `${inner(expression.start)} 至 ${inner(expression.end)} 的天数`
    case 'add-months':
      return `${inner(expression.day)} 后推 ${inner(expression.count)} 个月`
    case 'add-days':
      return `${inner(expression.day)} 后推 ${inner(expression.count)} 天`
    case 'shift': {
      const word = expression.sign > 0 ? '后推' : '前推'
      return `${inner(expression.day)} ${word} ${parameterText(expression.period, writing)}`
    }
    case 'round':
      return `${inner(expression.numerator)} ÷ ${inner(expression.denominator)}，${roundings[expression.rounding]}${expression.type === 'money' ? '元' : '整数'}`
    case 'larger':
      return `${inner(expression.left)} 和 ${inner(expression.right)} 中较大的`
    case 'smaller':
      return `${inner(expression.left)} 和 ${inner(expression.right)} 中较小的`
    case 'aggregate':
      return aggregateText(expression, writing)
    default:
      throw new RangeError(`no words for ${expression.op}`)
  }
}

function aggregateText(expression: Expression & { op: 'aggregate' }, writing: Writing): string {
  const who = expression.list === '人' ? '成员' : '法定义务人'
  const filter = expression.filter && write(expression.filter, writing)
  const body = expression.body && write(expression.body, writing)
  const chosen = filter === undefined ? who : `「${filter}」的${who}`
  switch (expression.kind) {
    case 'some':
      return `有${chosen}符合「${body ?? '任意'}」`
    case 'every':
      return `每个${chosen}都符合「${body ?? '任意'}」`
    case 'count':
      return body === undefined ? `${chosen}数` : `${chosen}中符合「${body}」的人数`
    case 'sum':
      return `${chosen}的「${body}」之和`
    case 'max':
      return `${chosen}的「${body}」中最大的`
    case 'min':
      return `${chosen}的「${body}」中最小的`
  }
}

function negated(operand: Expression, writing: Writing): string {
  if (operand.op === 'among') {
    return `${write(operand.value, writing)} 不属于（${optionsText(operand.options, writing)}）`
  }
  if (operand.op === 'fact' || operand.op === 'term') return `非${write(operand, writing)}`
  return `非（${write(operand, writing)}）`
}

// Only where reading from left to right would mean something else.
function bracketed(operand: Expression, within: Expression, writing: Writing): string {
  const text = write(operand, writing)
  return strength(operand) < strength(within) ? `（${text}）` : text
}

function strength(expression: Expression): number {
  switch (expression.op) {
    case 'if':
      return 0
    case 'or':
      return 1
    case 'and':
      return 2
    case 'compare':
    case 'among':
    case 'not':
      return 3
    case 'add':
    case 'subtract':
      return 4
    case 'multiply':
      return 5
    case 'round':
    case 'larger':
    case 'smaller':
    case 'years':
    case 'months':
    case 'days':
    case 'add-months':
    case 'add-days':
    case 'shift':
      return 6
    default:
      return 7
  }
}

function optionsText(options: readonly string[] | Parameter, writing: Writing): string {
  return 'name' in options ? parameterText(options, writing) : options.join('、')
}

function parameterText(parameter: Parameter, { day, named }: Writing): string {
  if (named.has(parameter.name)) return parameter.name
  named.add(parameter.name)
  const value = parameter.values.findLast((one) => one.from <= day)
  if (value === undefined) return `${parameter.name}［${day} 没有取值］`
  const example = value.isExample ? '，示例' : ''
  return `${parameter.name}［${showDatedValue(parameter, value)}${example}］`
}

function constantText(constant: Constant, type: Expression['type']): string {
  if (constant.kind === 'text') return `“${constant.value}”`
  const shown = showConstant(constant)
  return type === 'money' && constant.kind === 'number' ? `${shown} 元` : shown
}
