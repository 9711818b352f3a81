import type { Bound, BoundNumber, BoundText, BoundTruth } from './bound.ts'
import type { Fact, SubjectLevel } from './catalogue.ts'

/** Statements of the program under way. */
export type Lines = string[]

/** The two ends of a number: names or literals; the same twice when it is always settled. */
export interface Ends {
  readonly low: string
  readonly high: string
}

/**
 * Writes bound expressions as JavaScript statements over the columns of a snapshot. A truth is 0, 1
 * (unknown) or 2; a word its number or −1; a number its two ends. What `compile-js.ts` gives, in the
 * same order of evaluation; each method returns the name of the result.
 */
export interface Source {
  readonly truth: (bound: BoundTruth, lines: Lines) => string
  readonly text: (bound: BoundText, lines: Lines) => string
  readonly number: (bound: BoundNumber, lines: Lines) => Ends
  readonly fresh: () => string
  /** The number of a word, or of a fact's column. */
  readonly codeOf: (word: string) => number
  readonly cell: (fact: Fact) => string
  /** The function that computes a term once a subject, an aggregate once a household. */
  readonly functionOf: (bound: Shared) => string
  readonly columns: () => readonly Fact[]
  /** Functions and their memories, to stand before the program's own. */
  readonly declarations: Lines
}

/** What is computed in a function of its own and remembered. */
export type Shared = Bound & { readonly op: 'term' | 'aggregate' }

/** Calls a shared function and names its result: one word, or the two ends of a number. */
export function callShared(bound: Shared, source: Source, lines: Lines): string | Ends {
  const name = source.functionOf(bound)
  const value = source.fresh()
  if (bound.kind !== 'number') {
    lines.push(`const ${value}=${name}();`)
    return value
  }
  const at = bound.op === 'term' && bound.level !== '户' ? memoryIndex(bound.level) : '0'
  const offset = at === '0' ? ['0', '1'] : [`2*(${at})`, `2*(${at})+1`]
  lines.push(`${name}();const ${value}l=${name}n[${offset[0]}],${value}h=${name}n[${offset[1]}];`)
  return { low: `${value}l`, high: `${value}h` }
}

/** Where a person's or supporter's memory lies. */
export function memoryIndex(level: Exclude<SubjectLevel, '户'>): string {
  return level === '人' ? 'M-M0' : 'S-S0'
}

/** Any kind of value. */
export function anyValue(bound: Bound, source: Source, lines: Lines): string | Ends {
  if (bound.kind === 'truth') return source.truth(bound, lines)
  return bound.kind === 'text' ? source.text(bound, lines) : source.number(bound, lines)
}

interface Settling {
  readonly source: Source
  readonly lines: Lines
  /** What stands for unknown. */
  readonly unknown: string
}

/** `if` over truths or words: both branches when the condition is open, unknown when they differ. */
export function generateBranches(
  bound: (BoundTruth | BoundText) & { readonly op: 'if' },
  { source, lines, unknown }: Settling,
): string {
  const condition = source.truth(bound.condition, lines)
  const [a, b, value] = [source.fresh(), source.fresh(), source.fresh()]
  lines.push(`let ${a}=${unknown},${b}=${unknown};if(${condition}!==0){`)
  lines.push(`${a}=${anyValue(bound.whenTrue, source, lines)}}if(${condition}!==2){`)
  lines.push(`${b}=${anyValue(bound.whenFalse, source, lines)}}`)
  const open = `${a}===${b}?${a}:${unknown}`
  lines.push(`const ${value}=${condition}===2?${a}:${condition}===0?${b}:${open};`)
  return value
}

/** A truth or word chosen by the household's code; an unknown code leaves what all cases share. */
export function generateChoice(
  bound: (BoundTruth | BoundText) & { readonly op: 'choose' },
  { source, lines, unknown }: Settling,
): string {
  const value = source.fresh()
  lines.push(`let ${value};switch(${source.cell(bound.fact)}){`)
  for (const [code, one] of bound.cases) {
    lines.push(`case ${source.codeOf(code)}:{`)
    lines.push(`${value}=${anyValue(one, source, lines)};break}`)
  }
  lines.push('default:{')
  const all = bound.cases.map(([, one]) => anyValue(one, source, lines))
  const same = all.map((one) => `${one}===${all[0]}`).join('&&') || 'false'
  lines.push(`${value}=${same}?${all[0] ?? unknown}:${unknown}}}`)
  return value
}
