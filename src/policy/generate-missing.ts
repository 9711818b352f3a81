import { type Bound, boundOperands } from './bound.ts'
import type { Fact } from './catalogue.ts'
import { anyValue, type Lines, type Source } from './generate-shared.ts'
import { columnKind } from './snapshot.ts'

/** A fact that keeps a result open: of whom, and which department has it. */
export interface MissingFact {
  readonly fact: Fact
  /** The member's or supporter's id; null: the household's fact. */
  readonly subject: string | null
  readonly department: string
}

/** Writes what collects the unknown facts that keep an expression open. */
export interface MissingWriter {
  /** Statements that give the missing facts of an expression known to be open, as the list `a`. */
  readonly listOf: (bound: Bound) => Lines
  /** The facts that may be missing, by their number in the statements. */
  readonly facts: readonly Fact[]
}

/**
 * The statements follow only what is open: of a choice the branches that may be taken, of a list each
 * element; where a choice is unknown on purpose (`if not(已知(x)) then null`) what its condition asks for.
 */
export function missingWriter(source: Source): MissingWriter {
  const facts: Fact[] = []
  const functions = new Set<string>()
  source.declarations.push('let Z=0;')
  const writing: Writing = {
    source,
    note(fact) {
      let at = facts.findIndex((one) => one.code === fact.code)
      if (at < 0) {
        at = facts.push(fact) - 1
        source.declarations.push(...noteFunction(fact, at))
      }
      return `F${at}(a);`
    },
    termCollector(bound) {
      const name = `G${bound.slot}`
      if (!functions.has(name)) {
        functions.add(name)
        const body: Lines = []
        collectOpen(bound.target, writing, body)
        source.declarations.push(`function ${name}(a){`, ...body, '}')
      }
      return name
    },
  }
  return {
    facts,
    listOf(bound) {
      const lines: Lines = ['Z++;const a=[];']
      collectOpen(bound, writing, lines)
      return [...lines, 'return a']
    },
  }
}

interface Writing {
  readonly source: Source
  /** A call that adds the fact of the subject at hand to `a`, once a list. */
  readonly note: (fact: Fact) => string
  readonly termCollector: (bound: Bound & { readonly op: 'term' }) => string
}

function noteFunction(fact: Fact, at: number): Lines {
  const made = (subject: string) =>
    `a.push({fact:facts[${at}],subject:${subject},department:${JSON.stringify(fact.authority)}})`
  if (fact.level === '户') {
    return [`let F${at}z=0;function F${at}(a){if(F${at}z===Z)return;F${at}z=Z;${made('null')}}`]
  }
  const [size, row, list] =
    fact.level === '人' ? ['maxMembers', 'M-M0', 'MS'] : ['maxSupporters', 'S-S0', 'SS']
  return [
    `const F${at}z=new Float64Array(${size});function F${at}(a){const i=${row};`,
    `if(F${at}z[i]===Z)return;F${at}z[i]=Z;${made(`${list}[i].id`)}}`,
  ]
}

/** Collects of an expression that may be settled. */
function collect(bound: Bound, writing: Writing, lines: Lines): void {
  if (!bound.mayBeUnknown || bound.op === 'constant') return
  // Sums and products are open where a part is, which each part finds for itself.
  if (['fact', 'add', 'subtract', 'rescale'].includes(bound.op)) {
    collectOpen(bound, writing, lines)
    return
  }
  lines.push('{')
  const value = anyValue(bound, writing.source, lines)
  lines.push(`if(${openTest(bound, value)}){`)
  collectOpen(bound, writing, lines)
  lines.push('}}')
}

function openTest(bound: Bound, value: ReturnType<typeof anyValue>): string {
  if (typeof value !== 'string') return `${value.low}!==${value.high}`
  return bound.kind === 'truth' ? `${value}===1` : `${value}<0`
}

function collectOpen(bound: Bound, writing: Writing, lines: Lines): void {
  switch (bound.op) {
    case 'fact':
      lines.push(`if(${unknownTest(bound.fact, writing.source)})${writing.note(bound.fact)}`)
      return
    case 'term':
      lines.push(`${writing.termCollector(bound)}(a);`)
      return
    case 'if':
      collectBranches(bound, writing, lines)
      return
    case 'choose':
      lines.push(`if(${unknownTest(bound.fact, writing.source)})${writing.note(bound.fact)}`)
      lines.push(`else switch(${writing.source.cell(bound.fact)}){`)
      for (const [code, one] of bound.cases) {
        lines.push(`case ${writing.source.codeOf(code)}:{`)
        collect(one, writing, lines)
        lines.push('break}')
      }
      lines.push('}')
      return
    case 'aggregate': {
      const row = bound.list === '人' ? 'M' : 'S'
      lines.push(`{const o=${row};for(${row}=${row}0;${row}<${row}1;${row}++){`)
      collect(bound.body, writing, lines)
      lines.push(`}${row}=o}`)
      return
    }
    default:
      for (const operand of boundOperands(bound)) collect(operand, writing, lines)
  }
}

function collectBranches(
  bound: Bound & { readonly op: 'if' },
  writing: Writing,
  lines: Lines,
): void {
  const { condition, whenTrue, whenFalse } = bound
  lines.push('{')
  const chosen = writing.source.truth(condition, lines)
  const guarded = (taken: Bound, value: number) => {
    lines.push(`if(${chosen}===${value}){`)
    if (taken.op === 'constant') {
      for (const one of guardsOf(condition)) collect(one, writing, lines)
    }
    lines.push('}')
  }
  lines.push(`if(${chosen}===1){`)
  if (condition.op !== 'constant') collectOpen(condition, writing, lines)
  lines.push(`}if(${chosen}!==0){`)
  collect(whenTrue, writing, lines)
  lines.push(`}if(${chosen}!==2){`)
  collect(whenFalse, writing, lines)
  lines.push('}')
  guarded(whenTrue, 2)
  guarded(whenFalse, 0)
  lines.push('}')
}

function guardsOf(bound: Bound): readonly Bound[] {
  if (bound.op === 'known') return [bound.operand]
  if (bound.op === 'term') return guardsOf(bound.target)
  return boundOperands(bound).flatMap(guardsOf)
}

function unknownTest(fact: Fact, source: Source): string {
  const cell = source.cell(fact)
  const kind = columnKind(fact)
  if (kind === 'number') return `${cell}!==${cell}`
  return kind === 'truth' ? `${cell}===1` : `${cell}<0`
}
