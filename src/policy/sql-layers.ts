import type { SubjectLevel } from './catalogue.ts'

/** A term that becomes a column; `depth`: how many inner selects stand below it. */
export interface Lift {
  readonly depth: number
  readonly items: readonly string[]
  readonly columns: readonly string[]
}

export const tables: Readonly<
  Record<SubjectLevel, { readonly alias: string; readonly key: readonly string[] }>
> = {
  人: { alias: 'p', key: ['household_id', 'person_id'] },
  户: { alias: 'h', key: ['household_id'] },
  义务人: { alias: 's', key: ['household_id', 'supporter_no'] },
}

export function layered(given: {
  readonly level: SubjectLevel
  readonly items: readonly string[]
  readonly lifts: readonly Lift[]
  readonly carried: readonly string[]
  readonly from: string
  readonly where: string
  readonly isGrouped: boolean
}): string {
  const { alias, key } = tables[given.level]
  const depth = Math.max(-1, ...given.lifts.map((lift) => lift.depth))
  const qualified = (items: readonly string[]) =>
    items.map((item) => item.replace(/^(household_id)( as \w+)?$/, `${alias}.$1$2`))
  if (depth < 0) {
    const items = qualified(given.items)
    const group = given.isGrouped ? `\ngroup by ${alias}.household_id` : ''
    return `select ${items.join(',\n  ')}\n${given.from}\nwhere ${given.where}${group}`
  }
  let columns: readonly string[] = [...key, ...given.carried]
  let sql = ''
  for (let layer = 0; layer <= depth; layer += 1) {
    const lifts = given.lifts.filter((lift) => lift.depth === layer)
    const items = [
      ...(layer === 0 ? [...key.map((one) => `${alias}.${one}`), ...given.carried] : columns),
    ]
    for (const lift of lifts) items.push(...lift.items)
    sql =
      layer === 0
        ? `select ${items.join(', ')}\n${given.from}\nwhere ${given.where}\noffset 0`
        : `select ${items.join(', ')}\nfrom (${indented(sql)}) as l${layer}\noffset 0`
    columns = [...columns, ...lifts.flatMap((lift) => lift.columns)]
  }
  const group = given.isGrouped ? '\ngroup by household_id' : ''
  return `select ${given.items.join(',\n  ')}\nfrom (${indented(sql)}) as l${group}`
}

export function indented(sql: string): string {
  return `\n  ${sql.replaceAll('\n', '\n  ')}\n`
}
