import { divideRoundDown, divideRoundHalfUp, divideRoundUp } from '#kernel/index'
import type { BoundCategory } from './bind-pack.ts'
import type { BoundScheme } from './bind-schemes.ts'
import type { BoundTruth } from './bound.ts'
import { calendarDays, fullMonths, fullYears, shiftDays, shiftMonths } from './day-number.ts'
import type { Lines, Source } from './generate-shared.ts'
import { product, whole } from './interval.ts'
import type { SnapshotColumn } from './snapshot.ts'

/** What a generated program reads beside its own text. */
export interface ProgramData {
  readonly columns: readonly SnapshotColumn['values'][]
  readonly memberStart: Int32Array
  readonly supporterStart: Int32Array
  readonly maxMembers: number
  readonly maxSupporters: number
  /** More names for the program's own statements. */
  readonly more?: Readonly<Record<string, unknown>>
}

const library = {
  whole,
  times: product,
  fullYears,
  fullMonths,
  calendarDays,
  shiftMonths,
  shiftDays,
  divideUp: divideRoundUp,
  divideDown: divideRoundDown,
  divideHalfUp: divideRoundHalfUp,
}

/**
 * Makes the object that the statements return. The source is ours throughout: of a pack it holds
 * numbers of columns and words and whole numbers, and texts only as JSON.
 */
export function instantiate<T>(source: Source, statements: Lines, data: ProgramData): T {
  const { more = {}, ...given } = data
  const names = [...Object.keys(library), ...Object.keys(given), ...Object.keys(more)]
  const columns = data.columns.map((_, at) => `const c${at}=columns[${at}];`)
  const text = [
    "'use strict';",
    'let E=0,H=0,M=0,S=0,M0=0,M1=0,S0=0,S1=0,C=0,CW=-1;',
    'const exact=Number.MAX_SAFE_INTEGER;',
    'function w(x){return x<=exact&&x>=-exact?x:whole(x)}',
    'function at(h){H=h;E++;M0=memberStart[h];M1=memberStart[h+1];S0=supporterStart[h];S1=supporterStart[h+1];}',
    ...columns,
    ...source.declarations,
    ...statements,
  ].join('\n')
  const make = new Function(...names, text)
  return make(...Object.values(library), ...Object.values(given), ...Object.values(more)) as T // what the statements return
}

/**
 * `decide()`: the number of the first class that holds, `undecided` when one is open before, else
 * `none`; as `evaluateHousehold`. Sets C, and CW: the class as a word.
 */
export function decideFunction(
  categories: readonly BoundCategory[],
  source: Source,
  words: { readonly none: string; readonly undecided: string },
): Lines {
  const none = categories.length
  const undecided = none + 1
  const lines: Lines = [`const undecided=${undecided};`, 'function decide(){']
  for (const [index, one] of categories.entries()) {
    lines.push(...attempt(one, index, { source, undecided }))
  }
  lines.push(`return ${none}}`)
  const codes = [...categories.map((one) => source.codeOf(one.name)), source.codeOf(words.none), -1]
  lines.push(`const codes=new Int32Array([${codes.join(',')}]);`)
  return lines
}

/**
 * `own()`: the number of the person's own class, `persons.length` when it is open, −1: none.
 * `ownWord()`: the class the person has, their own or the household's, as a word.
 */
export function ownFunctions(
  persons: readonly BoundCategory[],
  source: Source,
  words: { readonly undecided: string },
): Lines {
  const lines: Lines = ['function decideOwn(){']
  const undecided = persons.length
  for (const [index, one] of persons.entries()) {
    lines.push(...attempt(one, index, { source, undecided }))
  }
  lines.push('return -1}')
  const codes = persons.map(({ name }) => (name === words.undecided ? -1 : source.codeOf(name)))
  lines.push(
    `const ownCodes=new Int32Array([${[...codes, -1].join(',')}]),ownMet=new Int32Array(maxMembers),ownValue=new Int8Array(maxMembers);`,
    'function own(){const i=M-M0;if(ownMet[i]!==E){ownValue[i]=decideOwn();ownMet[i]=E}return ownValue[i]}',
    'function ownWord(){const o=own();return o<0?CW:ownCodes[o]}',
  )
  return lines
}

/** `benefit()`: the monthly amount of the class C in fen, NaN when it has none or is not settled. */
export function benefitFunction(categories: readonly BoundCategory[], source: Source): Lines {
  const lines: Lines = ['function benefit(){switch(C){']
  categories.forEach(({ benefit }, index) => {
    if (!benefit) return
    lines.push(`case ${index}:{`)
    const { low, high } = source.number(benefit, lines)
    lines.push(`return ${low}===${high}?${low}*${10 ** (2 - benefit.scale)}:NaN}`)
  })
  lines.push('}return NaN}')
  return lines
}

/**
 * `costs(low, high)`: adds what the schemes give the household a month at least and at most, in fen:
 * at least what it is entitled to, at most what it may be; without a bound Infinity.
 */
export function costFunction(schemes: readonly BoundScheme[], source: Source): Lines {
  const lines: Lines = ['function costs(low,high){let l=0,h=0;']
  for (const { level, entitled, amount } of schemes) {
    if (!amount) continue
    lines.push(level === '人' ? 'for(M=M0;M<M1;M++){' : '{')
    lines.push(`const e=${source.truth(entitled, lines)};if(e!==0){`)
    const ends = source.number(amount, lines)
    const factor = 10 ** (2 - amount.scale)
    lines.push(`if(e===2&&Number.isFinite(${ends.low}))l+=${ends.low}*${factor};`)
    lines.push(`h+=${ends.high}*${factor}}}`)
  }
  lines.push('low[H]=l;high[H]=h}')
  return lines
}

// One class: left when its premise is not true or a condition fails; open conditions settle nothing.
function attempt(
  { premise, conditions }: BoundCategory,
  index: number,
  { source, undecided }: { readonly source: Source; readonly undecided: number },
): Lines {
  const label = `L${index}`
  const lines: Lines = [`${label}:{`]
  if (premise) lines.push(`if(${source.truth(premise, lines)}!==2)break ${label};`)
  lines.push('let open=false;')
  for (const { truth } of conditions) lines.push(...condition(truth, label, source))
  lines.push(`return open?${undecided}:${index}}`)
  return lines
}

function condition(truth: BoundTruth, label: string, source: Source): Lines {
  const lines: Lines = ['{']
  const value = source.truth(truth, lines)
  lines.push(`if(${value}===0)break ${label};if(${value}===1)open=true;}`)
  return lines
}
