import type { BoundTruth } from './bound.ts'
import {
  anyValue,
  callShared,
  generateBranches,
  generateChoice,
  type Lines,
  type Source,
} from './generate-shared.ts'

/** The statements of a truth: 0 no, 1 unknown, 2 yes, so that `and` is the smaller of two. */
export function generateTruth(bound: BoundTruth, source: Source, lines: Lines): string {
  switch (bound.op) {
    case 'constant':
      return bound.value === null ? '1' : bound.value ? '2' : '0'
    case 'fact':
      return named(source.cell(bound.fact), source, lines)
    case 'term':
    case 'aggregate':
      return callShared(bound, source, lines) as string // a truth is one value
    case 'if':
      return generateBranches(bound, { source, lines, unknown: '1' })
    case 'choose':
      return generateChoice(bound, { source, lines, unknown: '1' })
    case 'pending':
      return named('C===undecided?2:0', source, lines)
    case 'less':
    case 'at-most':
    case 'same':
      return comparison(bound, source, lines)
    case 'same-text': {
      const [a, b] = [source.text(bound.left, lines), source.text(bound.right, lines)]
      return named(`${a}<0||${b}<0?1:${a}===${b}?2:0`, source, lines)
    }
    case 'same-truth': {
      const [a, b] = [source.truth(bound.left, lines), source.truth(bound.right, lines)]
      return named(`${a}===1||${b}===1?1:${a}===${b}?2:0`, source, lines)
    }
    case 'among': {
      const word = source.text(bound.value, lines)
      const options = bound.options.map((one) => `${word}===${source.codeOf(one)}`)
      return named(`${word}<0?1:${options.join('||') || 'false'}?2:0`, source, lines)
    }
    case 'and':
    case 'or':
      return junction(bound, source, lines)
    case 'not':
      return named(`2-${source.truth(bound.operand, lines)}`, source, lines)
    case 'known': {
      const operand = anyValue(bound.operand, source, lines)
      if (typeof operand !== 'string') {
        return named(`${operand.low}===${operand.high}?2:0`, source, lines)
      }
      const isKnown = bound.operand.kind === 'truth' ? `${operand}!==1` : `${operand}>=0`
      return named(`${isKnown}?2:0`, source, lines)
    }
  }
}

function named(expression: string, source: Source, lines: Lines): string {
  const value = source.fresh()
  lines.push(`const ${value}=${expression};`)
  return value
}

function junction(
  bound: BoundTruth & { readonly op: 'and' | 'or' },
  source: Source,
  lines: Lines,
): string {
  const [decisive, closer] = bound.op === 'and' ? ['0', '<'] : ['2', '>']
  const value = source.fresh()
  const left = source.truth(bound.left, lines)
  lines.push(`let ${value}=${left};if(${value}!==${decisive}){`)
  const right = source.truth(bound.right, lines)
  lines.push(`if(${right}${closer}${value})${value}=${right};}`)
  return value
}

function comparison(
  bound: BoundTruth & { readonly op: 'less' | 'at-most' | 'same' },
  source: Source,
  lines: Lines,
): string {
  const [a, b] = [source.number(bound.left, lines), source.number(bound.right, lines)]
  const isSettled = a.low === a.high && b.low === b.high
  if (bound.op === 'same') {
    const apart = `${a.high}<${b.low}||${a.low}>${b.high}?0:1`
    const settled = `${a.low}===${b.low}?2:0`
    const both = `${a.low}===${a.high}&&${b.low}===${b.high}`
    return named(isSettled ? settled : `${both}?(${settled}):${apart}`, source, lines)
  }
  const [holds, fails] = bound.op === 'less' ? ['<', '>='] : ['<=', '>']
  const open = `${a.low}${fails}${b.high}?0:1`
  return named(`${a.high}${holds}${b.low}?2:${isSettled ? '0' : open}`, source, lines)
}
