import { computed, type Ref } from 'vue'
import { go, route } from './current-route.ts'
import type { PageName } from './pages.ts'

interface Place {
  readonly after: string
  readonly first: number
}

const came = new Map<string, Place>()
const beginning: Place = { after: '', first: 1 }

/**
 * Pages of a list that the server gives in keys: `after` and `first` lie in the address.
 *
 *   const paging = usePaging('alerts')
 *   api.GET(…, { query: { …query.value, after: paging.after.value } })
 *   <DataTable :paging="paging.of({ total, next })" @next="paging.next(value.next, value.items.length)"
 *     @before="paging.before" />
 */
export function usePaging(page: PageName) {
  const query = computed(() => (route.value.page === page ? route.value.query : {}))
  const here = computed<Place>(() => ({
    after: query.value.after ?? '',
    first: Number(query.value.first ?? 1) || 1,
  }))
  const turn = ({ after, first }: Place) => {
    const place = { after, first: first === 1 ? '' : String(first) }
    go({ page, query: { ...query.value, ...place } })
  }
  return {
    /** Undefined on the first page. */
    after: computed(() => here.value.after || undefined),
    of: ({ total, next }: { readonly total: number | null; readonly next: string | null }) => ({
      total,
      first: here.value.first,
      hasNext: next !== null,
    }),
    next: (after: string | null, count: number) => {
      if (after === null) return
      came.set(`${page} ${after}`, here.value)
      turn({ after, first: here.value.first + count })
    },
    /** The page before; the first one where it is not known how one came here. */
    before: () => turn(came.get(`${page} ${here.value.after}`) ?? beginning),
  }
}

/**
 * The same of a list that comes in one answer: `first` lies in the address, and the page takes its part.
 *
 *   const part = useWholePaging('accounts', { rows: () => found.value, size })
 *   <DataTable :rows="part.rows.value" :paging="part.paging.value" @next="part.next" @before="part.before" />
 */
export function useWholePaging<Row>(
  page: PageName,
  { rows, size }: { rows(): readonly Row[]; readonly size: Ref<number> },
) {
  const query = computed(() => (route.value.page === page ? route.value.query : {}))
  const total = computed(() => rows().length)
  const first = computed(() => {
    const asked = Number(query.value.first ?? 1) || 1
    return asked <= total.value ? asked : 1
  })
  const turn = (to: number) => {
    const { first: _, ...rest } = query.value
    go({ page, query: to <= 1 ? rest : { ...rest, first: String(to) } })
  }
  const end = computed(() => first.value - 1 + size.value)
  return {
    rows: computed(() => rows().slice(first.value - 1, end.value)),
    paging: computed(() => {
      return { total: total.value, first: first.value, hasNext: end.value < total.value }
    }),
    next: () => turn(first.value + size.value),
    before: () => turn(first.value - size.value),
  }
}
