import { typeNames } from './constants.ts'
import type { Parameter } from './pack.ts'
import { refusePolicy } from './refusals.ts'
import { plainUnit } from './unit-words.ts'

/**
 * A nearer pack's parameter over that of the pack it extends: before its first day the extended pack's
 * values hold; the unit and the words (可取) it does not give stay. Refuses another type or unit.
 */
export function extendParameter(base: Parameter | undefined, parameter: Parameter): Parameter {
  const first = parameter.values[0]?.from
  if (base === undefined || first === undefined) return parameter
  const kept = {
    ...(base.unit !== undefined && { unit: base.unit }),
    ...(base.words && { words: base.words }),
  }
  const where = `${base.place.file} 第 ${base.place.line} 行`
  const { name, place } = parameter
  if (base.type !== parameter.type) {
    if (isUntyped(base) || isUntyped(parameter)) return { ...kept, ...parameter }
    const types = { type: typeNames[parameter.type], base: typeNames[base.type] }
    refusePolicy('parameter-retyped', place, { name, ...types, where })
  }
  const [unit, baseUnit] = [parameter.unit, base.unit]
  if (base.type === 'number' && unit !== undefined && baseUnit !== undefined) {
    if (plainUnit(unit) !== plainUnit(baseUnit)) {
      refusePolicy('unit-changed', place, { name, unit, base: baseUnit, where })
    }
  }
  const earlier = base.values.filter((value) => value.from < first)
  return { ...kept, ...parameter, values: [...earlier, ...parameter.values] }
}

// 未知 alone says nothing of the type.
function isUntyped({ values }: Parameter): boolean {
  return values.every((one) => one.value?.kind === 'unknown')
}
