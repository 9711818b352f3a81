import type { Basis, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { readEntries } from './read-entries.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  placeOf,
  requiredChild,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** How long something that is stored is kept. */
export interface KeptFor {
  /** Undefined: for good. */
  readonly days: number | undefined
  readonly isExample: boolean
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}

const keys = ['名称', '天数', '长期', '依据', '文件', '来源', '说明']

/**
 * How long what is no fact is kept (section 保存期限), in days by its name, the nearest pack's entry
 * first. Refuses unknown names and keys, an entry that says neither or both of 天数 and 长期, and one that
 * rests on nothing, with file, line and column.
 */
export function readRetention<K extends string>(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  names: readonly K[],
): ReadonlyMap<K, KeptFor> {
  const kept = new Map<K, KeptFor>()
  for (const { name: written, at, document } of readEntries(pack, '保存期限').values()) {
    const name = names.find((one) => one === written)
    if (name === undefined) {
      return refusePolicy('value-unknown', placeOf(requiredChild(at, '名称')), {
        ...{ name: written, known: [...names] },
      })
    }
    allowKeys(at, keys)
    const isLong = textChild(at, '长期') === '是'
    const stated = childOf(at, '天数')
    const days = stated && writtenText(stated)
    if (isLong === (stated !== undefined) || (days !== undefined && !/^[1-9]\d{0,5}$/.test(days))) {
      return refusePolicy('shape', placeOf(stated ?? at), {
        expected: '“天数”是一个大于 0 的整数，或者写“长期: 是”，二者写一',
      })
    }
    const isExample = textChild(at, '来源') === '示例'
    if (!isExample) requiredChild(at, '依据')
    const basis = isExample ? undefined : readBasis(at, document)
    const note = textChild(at, '说明')
    kept.set(name, {
      ...{ days: days === undefined ? undefined : Number(days), isExample, place: placeOf(at) },
      ...(basis && { basis }),
      ...(note !== undefined && { note }),
    })
  }
  return kept
}
