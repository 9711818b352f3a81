import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { yuan } from '#kernel/index'
import type { FactValue, HouseholdFacts, SubjectLevel } from '#policy/index'
import { catalogue } from './read-packs.ts'

/** One line of an example table of the specification. */
export interface ExpressionExample {
  readonly line: number
  readonly level: '户' | '人'
  readonly expression: string
  readonly facts: HouseholdFacts
  /** As it is written in the table: `是`, `未知`, `12`, `1 至 2`, `至少 100`, `2024-02-29`, `"农村"`. */
  readonly result: string
}

export interface ErrorExample {
  readonly line: number
  readonly expression: string
  readonly sentence: string
}

/** A block that is a whole policy with what it says of households, or why it is refused. */
export interface PolicyExample {
  readonly line: number
  readonly text: string
  /** The pack it extends, if the block gives one. */
  readonly base?: string
  readonly households: readonly {
    readonly day: string
    readonly facts: HouseholdFacts
    readonly result: Readonly<Record<string, unknown>>
    readonly error?: string
  }[]
  readonly warnings: readonly string[]
  readonly error?: string
}

export interface Specification {
  readonly base: string
  readonly expressions: readonly ExpressionExample[]
  readonly errors: readonly ErrorExample[]
  readonly policies: readonly PolicyExample[]
}

type Plain = Readonly<Record<string, unknown>>

/** Every example of docs/policy-language.md, with the line it stands in. */
export function readSpecification(): Specification {
  const lines = readFileSync('docs/policy-language.md', 'utf8').split('\n')
  const blocks = blocksOf(lines)
  const expressions: ExpressionExample[] = []
  const errors: ErrorExample[] = []
  let table = ''
  lines.forEach((text, index) => {
    const cells = cellsOf(text)
    if (cells === undefined) {
      table = ''
      return
    }
    const head = cells.join('|')
    if (['式|事实|结果', '式（人）|事实|结果', '式|错误'].includes(head)) table = head
    if (table === '' || table === head || /^[-|]+$/.test(head)) return
    const [first = '', second = '', third = ''] = cells
    const expression = first.replace(/^`|`$/g, '')
    const line = index + 1
    if (table === '式|错误') errors.push({ line, expression, sentence: second })
    else {
      const level = table.startsWith('式（人）') ? '人' : '户'
      const facts = factsOf(parse(`{${second}}`) as Plain)
      expressions.push({ line, level, expression, facts, result: third })
    }
  })
  return {
    base: blocks.find((one) => one.kind === '基础')?.text ?? '',
    expressions,
    errors,
    policies: blocks.filter((one) => one.kind === '政策').map(policyOf),
  }
}

interface Block {
  readonly kind: string
  readonly line: number
  readonly text: string
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  lines.forEach((text, index) => {
    const kind = /^```yaml 例:(.+)$/.exec(text)?.[1]
    if (kind === undefined) return
    const end = lines.indexOf('```', index)
    blocks.push({ kind, line: index + 1, text: lines.slice(index + 1, end).join('\n') })
  })
  return blocks
}

function cellsOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('| ') && !text.startsWith('|-')) return undefined
  return text
    .slice(1, text.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim())
}

function policyOf({ line, text }: Block): PolicyExample {
  const plain = parse(text) as Plain
  const households = (plain.户 ?? []) as readonly Plain[]
  const written = (id: string, more: string) =>
    `标识: ${id}\n名称: 例\n文件: {文号: 例〔2024〕1号, 日期: 2024-01-01}\n${more}`
  const extending = plain.基 === undefined ? '' : '继承: [base]\n'
  return {
    line,
    text: written('example', `${extending}${String(plain.政策)}`),
    ...(plain.基 !== undefined && { base: written('base', String(plain.基)) }),
    households: households.map((one) => ({
      day: String(one.日 ?? '2024-10-11'),
      facts: factsOf((one.事实 ?? {}) as Plain),
      result: (one.结果 ?? {}) as Plain,
      ...(one.错误 !== undefined && { error: String(one.错误) }),
    })),
    warnings: (plain.警告 ?? []) as readonly string[],
    ...(plain.错误 !== undefined && { error: String(plain.错误) }),
  }
}

/** Facts by their Chinese names, amounts in yuan; members and supporters as lists. */
function factsOf(plain: Plain): HouseholdFacts {
  const { 成员: members = [], 法定义务人: supporters = [], ...household } = plain
  const of = (list: unknown, level: SubjectLevel, letter: string) =>
    (list as readonly Plain[]).map((one, index) => ({
      id: `${letter}${index}`,
      facts: valuesOf(one, level),
    }))
  return {
    household: valuesOf(household, '户'),
    members: of(members, '人', 'm'),
    supporters: of(supporters, '义务人', 's'),
  }
}

function valuesOf(plain: Plain, level: SubjectLevel): Record<string, FactValue> {
  const values: Record<string, FactValue> = {}
  for (const [name, value] of Object.entries(plain)) {
    const fact = catalogue.findByName(name)
    if (fact?.level !== level) throw new Error(`no fact of level ${level}: ${name}`)
    if (fact.type === '金额') values[fact.code] = yuan(String(value))
    else if (fact.type === '是否') values[fact.code] = value === '是'
    else values[fact.code] = value as FactValue // the examples write numbers and words as they are
  }
  return values
}
