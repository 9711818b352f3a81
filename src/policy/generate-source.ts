import type { Bound, BoundNumber } from './bound.ts'
import type { Fact, SubjectLevel } from './catalogue.ts'
import { generateNumber } from './generate-number.ts'
import { anyValue, type Ends, type Lines, memoryIndex, type Source } from './generate-shared.ts'
import { generateText } from './generate-text.ts'
import { generateTruth } from './generate-truth.ts'

/** The variable that holds the row of the subject at hand. */
export const rowNames: Readonly<Record<SubjectLevel, string>> = { 户: 'H', 人: 'M', 义务人: 'S' }

/** A writer that numbers words by `codeOf`. */
export function sourceWriter(codeOf: (word: string) => number): Source {
  const columns = new Map<string, { readonly fact: Fact; readonly name: string }>()
  const functions = new Map<string, string>()
  const declarations: Lines = []
  let names = 0
  const source: Source = {
    truth: (bound, lines) => generateTruth(bound, source, lines),
    text: (bound, lines) => generateText(bound, source, lines),
    number: (bound, lines) => generateNumber(bound, source, lines),
    fresh: () => `v${names++}`,
    codeOf,
    cell(fact) {
      const known = columns.get(fact.code) ?? { fact, name: `c${columns.size}` }
      columns.set(fact.code, known)
      return `${known.name}[${rowNames[fact.level]}]`
    },
    functionOf(bound) {
      const name = `${bound.op === 'term' ? 'T' : 'A'}${bound.slot}`
      if (functions.has(name)) return name
      functions.set(name, name)
      declarations.push(...(bound.op === 'term' ? termFunction(bound, name, source) : aggregateFunction(bound, name, source))) // biome-ignore format: one call
      return name
    },
    columns: () => [...columns.values()].map((one) => one.fact),
    declarations,
  }
  return source
}

// Household terms are remembered for one evaluation (E), those of persons for each member of it.
function termFunction(
  bound: Bound & { readonly op: 'term' },
  name: string,
  source: Source,
): readonly string[] {
  const body: Lines = []
  if (bound.level === '户') return sharedFunction(bound.target, name, { source, body })
  const size = bound.level === '人' ? 'maxMembers' : 'maxSupporters'
  const isNumber = bound.target.kind === 'number'
  const result = anyValue(bound.target, source, body)
  const store =
    typeof result === 'string'
      ? `${name}v[i]=${result};return ${result};`
      : `${name}n[2*i]=${result.low};${name}n[2*i+1]=${result.high};return 0;`
  const memory = isNumber
    ? `${name}n=new Float64Array(2*${size})`
    : `${name}v=new Int32Array(${size})`
  const known = isNumber ? '0' : `${name}v[i]`
  return [
    `const ${name}s=new Int32Array(${size}),${memory};`,
    `function ${name}(){const i=${memoryIndex(bound.level)};if(${name}s[i]===E)return ${known};`,
    ...body,
    `${name}s[i]=E;${store}}`,
  ]
}

function aggregateFunction(
  bound: Bound & { readonly op: 'aggregate' },
  name: string,
  source: Source,
): readonly string[] {
  const [row, first, end] = bound.list === '人' ? ['M', 'M0', 'M1'] : ['S', 'S0', 'S1']
  const inner: Lines = []
  const { start, each, result } = aggregateParts(bound, source, inner)
  const loop = [
    start,
    `const o=${row};for(${row}=${first};${row}<${end};${row}++){`,
    ...inner,
    each,
    `}${row}=o;`,
  ]
  return rememberedFunction(name, result, loop)
}

function aggregateParts(
  bound: Bound & { readonly op: 'aggregate' },
  source: Source,
  inner: Lines,
): { readonly start: string; readonly each: string; readonly result: string | Ends } {
  const ends = { low: 'l', high: 'h' }
  if (bound.kind === 'truth') {
    const value = source.truth(bound.body, inner)
    const [decisive, other] = bound.aggregate === 'some' ? ['2', '0'] : ['0', '2']
    const each = `if(${value}===${decisive}){r=${decisive};break}if(${value}===1)r=1;`
    return { start: `let r=${other};`, each, result: 'r' }
  }
  if (bound.kind !== 'number') throw new Error('an aggregate is a truth or a number')
  if (bound.body.kind === 'truth') {
    const value = source.truth(bound.body, inner)
    return { start: 'let l=0,h=0;', each: `if(${value}===2)l++;if(${value}!==0)h++;`, result: ends }
  }
  const value = source.number(bound.body as BoundNumber, inner) // only count has a truth
  if (bound.aggregate === 'sum') {
    return { start: 'let l=0,h=0;', each: `l+=${value.low};h+=${value.high};`, result: ends }
  }
  const pick = `Math.${bound.aggregate}`
  const next = `l=${pick}(l,${value.low});h=${pick}(h,${value.high});`
  return {
    start: 'let l=-Infinity,h=Infinity,any=false;',
    each: `if(any){${next}}else{any=true;l=${value.low};h=${value.high}}`,
    result: ends,
  }
}

function sharedFunction(
  target: Bound,
  name: string,
  given: { readonly source: Source; readonly body: Lines },
): readonly string[] {
  const result = anyValue(target, given.source, given.body)
  return rememberedFunction(name, result, given.body)
}

function rememberedFunction(
  name: string,
  result: string | Ends,
  body: readonly string[],
): readonly string[] {
  if (typeof result === 'string') {
    return [
      `let ${name}s=0,${name}v=0;`,
      `function ${name}(){if(${name}s===E)return ${name}v;`,
      ...body,
      `${name}s=E;return ${name}v=${result}}`,
    ]
  }
  return [
    `let ${name}s=0;const ${name}n=new Float64Array(2);`,
    `function ${name}(){if(${name}s===E)return;`,
    ...body,
    `${name}s=E;${name}n[0]=${result.low};${name}n[1]=${result.high}}`,
  ]
}
