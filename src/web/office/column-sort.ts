import { type ComputedRef, computed, type WritableComputedRef } from 'vue'
import type { Sort } from '../components/table/columns.ts'

/** As the interface asks for an order; empty: as the list always stands. */
export type AskedOrder<Word extends string> = {
  readonly sort?: Word
  readonly order?: '降序'
}

/**
 * The order of a list in the address, by its columns' keys, and as the interface asks for it:
 *
 *   const { sort, order } = useColumnSort({ who: '姓名', last: '上次登录' }, { query, change })
 *   <DataTable v-model:sort="sort" …>
 */
export function useColumnSort<const Word extends string>(
  wordOf: Readonly<Record<string, Word>>,
  { query, change }: Address,
): {
  readonly sort: WritableComputedRef<Sort | undefined>
  readonly order: ComputedRef<AskedOrder<Word>>
} {
  const isDescending = () => query.value.order === '降序'
  const named = () => Object.entries(wordOf).find(([, word]) => word === query.value.sort)
  const sort = computed<Sort | undefined>({
    get: () => {
      const found = named()
      return found && { key: found[0], isDescending: isDescending() }
    },
    set: (now) =>
      change({
        sort: (now && wordOf[now.key]) ?? '',
        order: now?.isDescending ? '降序' : '',
      }),
  })
  const order = computed<AskedOrder<Word>>(() => {
    const found = named()
    if (!found) return {}
    return { sort: found[1], ...(isDescending() && { order: '降序' as const }) }
  })
  return { sort, order }
}

interface Address {
  readonly query: ComputedRef<Readonly<Record<string, string>>>
  change(values: Readonly<Record<string, string>>): void
}
