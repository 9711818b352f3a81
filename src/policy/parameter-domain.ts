import { readConstant } from './constants.ts'
import type { Constant, Parameter } from './pack.ts'
import type { Place } from './place.ts'
import { refusePolicy } from './refusals.ts'
import { showConstant } from './show-constant.ts'
import { plainUnit } from './unit-words.ts'
import {
  childOf,
  elementsOf,
  entriesOf,
  isSeq,
  placeOf,
  requiredChild,
  type SourceNode,
  writtenText,
} from './yaml-source.ts'

type Declared = Pick<Parameter, 'type' | 'unit' | 'words'>

/** Why a parameter cannot have a value: a word that is none of its words, or a number out of range. */
export type Misfit =
  | { readonly kind: 'word'; readonly word: string; readonly words: readonly string[] }
  | { readonly kind: 'number'; readonly allowed: string }

/** What its 可取 or its unit forbids of a value; undefined when the parameter may have it. */
export function misfitOf(parameter: Declared, value: Constant): Misfit | undefined {
  const { words } = parameter
  if (value.kind === 'text' || value.kind === 'texts') {
    const given = value.kind === 'text' ? [value.value] : value.values
    const word = words && given.find((one) => !words.includes(one))
    return words && word !== undefined ? { kind: 'word', word, words } : undefined
  }
  if (value.kind !== 'number') return undefined
  const allowed = allowedNumber(parameter)
  return allowed && !allowed.holds(value) ? { kind: 'number', allowed: allowed.says } : undefined
}

interface Exact {
  readonly whole: number
  readonly scale: number
}

interface Allowed {
  readonly says: string
  readonly holds: (number: Exact) => boolean
}

// What is counted in pieces; 次每年 is counted as 次 is.
const pieces = ['周岁', '月', '天', '工作日', '人', '户', '套', '次', '种', '项', '辆', '个']

const upTo = (most: number, says: string): Allowed => ({
  says,
  holds: ({ whole, scale }) => whole >= 0 && whole <= most * 10 ** scale,
})

function allowedNumber({ type, unit = '' }: Declared): Allowed | undefined {
  const isNonNegative = ({ whole }: Exact) => whole >= 0
  if (type === 'money') return { says: '不小于 0 的金额', holds: isNonNegative }
  if (type === 'area') return { says: '不小于 0 的面积', holds: isNonNegative }
  const counted = plainUnit(unit.split(/[每/]/)[0] ?? '')
  if (counted === '占比') return upTo(1, '不小于 0、不大于 1 的数（百分之六十写 0.6）')
  if (counted === '百分比') return upTo(100, '不小于 0、不大于 100 的数')
  if (counted === '倍') return { says: '大于 0 的数', holds: ({ whole }) => whole > 0 }
  if (counted === '年') return { says: '不小于 0 的数', holds: isNonNegative }
  if (!pieces.includes(counted)) return undefined
  return { says: '不小于 0 的整数', holds: ({ whole, scale }) => whole >= 0 && scale === 0 }
}

/** The words under 可取; undefined when there are none declared. Refuses them where no text can be. */
export function readWords(at: SourceNode, type: Parameter['type']): readonly string[] | undefined {
  const list = childOf(at, '可取')
  if (list === undefined) return undefined
  if (type !== 'text' && type !== 'texts') {
    refusePolicy('type', placeOf(list), { reason: '“可取”只用于文字和文字列表，数由“单位”限定' })
  }
  const words = elementsOf(list).map((one) => writtenText(one) ?? '')
  if (words.length === 0) refusePolicy('shape', placeOf(list), { expected: '至少一个词' })
  return words
}

/**
 * Refuses a value that its parameter cannot have, at the value's own place; `at` is the parameter's
 * node, `parameter` is merged with the one it replaces.
 */
export function refuseMisfits(parameter: Parameter, at: SourceNode): void {
  const codes = parameter.values.flatMap(({ byCode }) => [...(byCode?.keys() ?? [])])
  for (const row of elementsOf(requiredChild(at, '取值'))) {
    for (const { key, value } of entriesOf(row)) {
      if (key !== '值' && !codes.includes(key)) continue
      const misfit = misfitOf(parameter, readConstant(value, parameter.type))
      if (misfit) refuseMisfit(parameter.name, misfit, value)
    }
  }
  // Earlier values of the parameter it replaces stay: words declared anew have to cover them.
  for (const { value, byCode, place = parameter.place } of parameter.values) {
    for (const one of value ? [value] : (byCode?.values() ?? [])) {
      const misfit = misfitOf(parameter, one)
      if (misfit) refusePlaced(parameter.name, { misfit, place, written: showConstant(one) })
    }
  }
}

function refuseMisfit(name: string, misfit: Misfit, at: SourceNode): never {
  const element =
    misfit.kind === 'word' && isSeq(at.node)
      ? elementsOf(at).find((one) => writtenText(one) === misfit.word)
      : undefined
  const node = element ?? at
  return refusePlaced(name, { misfit, place: placeOf(node), written: writtenText(node) ?? '' })
}

function refusePlaced(
  name: string,
  given: { readonly misfit: Misfit; readonly place: Place; readonly written: string },
): never {
  const { misfit, place, written } = given
  if (misfit.kind === 'number') {
    return refusePolicy('value-outside', place, { name, number: written, allowed: misfit.allowed })
  }
  return refusePolicy('value-word', place, { name, word: misfit.word, words: misfit.words })
}
