import type { BoundNumber } from './bound.ts'
import { pointOf } from './build-bound.ts'
import type { Fact } from './catalogue.ts'
import { callShared, type Ends, type Lines, type Source } from './generate-shared.ts'

/** The statements of a number's two ends. */
export function generateNumber(bound: BoundNumber, source: Source, lines: Lines): Ends {
  switch (bound.op) {
    case 'constant': {
      return { low: literal(bound.low, '-Infinity'), high: literal(bound.high, 'Infinity') }
    }
    case 'fact':
      return readFact(bound.fact, source, lines)
    case 'term':
    case 'aggregate':
      return callShared(bound, source, lines) as Ends // a number has two ends
    case 'if':
      return branches(bound, source, lines)
    case 'choose':
      return choice(bound, source, lines)
    case 'add':
      return sum(bound, source, lines)
    case 'subtract': {
      const [a, b] = [source.number(bound.left, lines), source.number(bound.right, lines)]
      return named(`w(${a.low}-${b.high})`, `w(${a.high}-${b.low})`, { a, b, source, lines })
    }
    case 'multiply':
      return product(bound, { source, lines })
    case 'larger':
    case 'smaller': {
      const [a, b] = [source.number(bound.left, lines), source.number(bound.right, lines)]
      const pick = bound.op === 'larger' ? 'Math.max' : 'Math.min'
      const given = { a, b, source, lines }
      return named(`${pick}(${a.low},${b.low})`, `${pick}(${a.high},${b.high})`, given)
    }
    case 'rescale': {
      const a = source.number(bound.operand, lines)
      const { factor } = bound
      return named(`w(${a.low}*${factor})`, `w(${a.high}*${factor})`, { a, b: a, source, lines })
    }
    case 'years':
    case 'months':
    case 'days':
      return span(bound, source, lines)
    case 'add-months':
    case 'add-days': {
      const a = source.number(bound.day, lines)
      const shift = bound.op === 'add-months' ? 'shiftMonths' : 'shiftDays'
      return mapped((end) => `${shift}(${end},${bound.count})`, a, { source, lines })
    }
    case 'round': {
      const a = source.number(bound.numerator, lines)
      const round = { up: 'divideUp', down: 'divideDown', 'half-up': 'divideHalfUp' }[
        bound.rounding
      ]
      return mapped((end) => `${round}(${end},${bound.denominator})`, a, { source, lines })
    }
  }
}

// What adds nothing negative grows with every part: it is exact when the whole is.
function sum(
  bound: BoundNumber & { readonly left: BoundNumber; readonly right: BoundNumber },
  source: Source,
  lines: Lines,
): Ends {
  const parts = addends(bound).map((one) => source.number(one, lines))
  const add = (ends: readonly string[]) => `w(${ends.join('+')})`
  const low = add(parts.map((one) => one.low))
  const high = add(parts.map((one) => one.high))
  const isSettled = parts.every((one) => one.low === one.high)
  const b = isSettled ? { low, high: low } : { low, high }
  return named(low, high, { a: b, b, source, lines })
}

function addends(bound: BoundNumber): readonly BoundNumber[] {
  if (bound.op !== 'add') return [bound]
  if (!bound.isNonNegative) return [bound.left, bound.right]
  return [bound.left, bound.right].flatMap((one) => (one.isNonNegative ? addends(one) : [one]))
}

interface Place {
  readonly source: Source
  readonly lines: Lines
}

function literal(value: number | null, open: string): string {
  if (value === null) return open
  return value < 0 ? `(${value})` : String(value)
}

function named(
  low: string,
  high: string,
  { a, b, source, lines }: Place & { readonly a: Ends; readonly b: Ends },
): Ends {
  const value = source.fresh()
  if (a.low === a.high && b.low === b.high) {
    lines.push(`const ${value}=${low};`)
    return { low: value, high: value }
  }
  lines.push(`const ${value}l=${low},${value}h=${high};`)
  return { low: `${value}l`, high: `${value}h` }
}

function readFact(fact: Fact, source: Source, lines: Lines): Ends {
  const value = source.fresh()
  const { minimum, maximum } = fact
  const [low, high] = [literal(minimum ?? null, '-Infinity'), literal(maximum ?? null, 'Infinity')]
  lines.push(`const ${value}=${source.cell(fact)};`)
  lines.push(`const ${value}l=${value}===${value}?${value}:${low},`)
  lines.push(`${value}h=${value}===${value}?${value}:${high};`)
  return { low: `${value}l`, high: `${value}h` }
}

function branches(bound: BoundNumber & { readonly op: 'if' }, source: Source, lines: Lines): Ends {
  const condition = source.truth(bound.condition, lines)
  const [a, b, value] = [source.fresh(), source.fresh(), source.fresh()]
  lines.push(`let ${a}l=0,${a}h=0,${b}l=0,${b}h=0;if(${condition}!==0){`)
  const whenTrue = source.number(bound.whenTrue, lines)
  lines.push(`${a}l=${whenTrue.low};${a}h=${whenTrue.high}}if(${condition}!==2){`)
  const whenFalse = source.number(bound.whenFalse, lines)
  lines.push(`${b}l=${whenFalse.low};${b}h=${whenFalse.high}}`)
  const pick = (end: string, open: string) =>
    `${condition}===2?${a}${end}:${condition}===0?${b}${end}:Math.${open}(${a}${end},${b}${end})`
  lines.push(`const ${value}l=${pick('l', 'min')},${value}h=${pick('h', 'max')};`)
  return { low: `${value}l`, high: `${value}h` }
}

function choice(
  bound: BoundNumber & { readonly op: 'choose' },
  source: Source,
  lines: Lines,
): Ends {
  const value = source.fresh()
  lines.push(`let ${value}l,${value}h;switch(${source.cell(bound.fact)}){`)
  for (const [code, one] of bound.cases) {
    lines.push(`case ${source.codeOf(code)}:{`)
    const ends = source.number(one, lines)
    lines.push(`${value}l=${ends.low};${value}h=${ends.high};break}`)
  }
  lines.push('default:{')
  const all = bound.cases.map(([, one]) => source.number(one, lines))
  const lows = all.map((one) => one.low).join(',')
  const highs = all.map((one) => one.high).join(',')
  lines.push(`${value}l=Math.min(${lows});${value}h=Math.max(${highs})}}`)
  return { low: `${value}l`, high: `${value}h` }
}

// As `times`: one factor is settled, or none is negative; nothing times no bound stays open.
function product(
  bound: { readonly left: BoundNumber; readonly right: BoundNumber },
  { source, lines }: Place,
): Ends {
  const [a, b] = [source.number(bound.left, lines), source.number(bound.right, lines)]
  const factor = pointOf(bound.left) ?? pointOf(bound.right)
  const given = { a, b, source, lines }
  if (factor === undefined || factor === 0) {
    return named(`times(${a.low},${b.low})`, `times(${a.high},${b.high})`, given)
  }
  const isNegative = factor < 0
  const other = pointOf(bound.left) === undefined ? a : b
  const [low, high] = isNegative ? [other.high, other.low] : [other.low, other.high]
  const by = literal(factor, '')
  return named(`w(${low}*${by})`, `w(${high}*${by})`, given)
}

function span(
  bound: BoundNumber & { readonly op: 'years' | 'months' | 'days' },
  source: Source,
  lines: Lines,
): Ends {
  const [a, b] = [source.number(bound.start, lines), source.number(bound.end, lines)]
  const measure = { years: 'fullYears', months: 'fullMonths', days: 'calendarDays' }[bound.op]
  const value = source.fresh()
  const between = (start: string, end: string, open: string) =>
    `Number.isFinite(${start})&&Number.isFinite(${end})?${measure}(${start},${end}):${open}`
  const isSettled = `${a.low}===${a.high}&&${b.low}===${b.high}`
  lines.push(`const ${value}l=${between(a.high, b.low, '-Infinity')};`)
  lines.push(`const ${value}h=${isSettled}?${value}l:${between(a.low, b.high, 'Infinity')};`)
  return { low: `${value}l`, high: `${value}h` }
}

function mapped(rising: (end: string) => string, a: Ends, { source, lines }: Place): Ends {
  const value = source.fresh()
  const of = (end: string) => `Number.isFinite(${end})?${rising(end)}:${end}`
  lines.push(`const ${value}l=${of(a.low)},${value}h=${a.low}===${a.high}?${value}l:${of(a.high)};`)
  return { low: `${value}l`, high: `${value}h` }
}
