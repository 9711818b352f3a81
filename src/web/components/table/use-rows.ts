import { computed, nextTick, type Ref, watch } from 'vue'
import { useKeys } from '../keys.ts'
import type { Group } from './columns.ts'
import { tableWords } from './words.ts'

export interface RowsGiven<Row> {
  readonly rows: () => readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly groupOf: () => ((row: Row) => Group) | undefined
  readonly body: Ref<HTMLElement | undefined>
  readonly selected: Ref<readonly string[]>
  readonly isSelectable: () => boolean
}

export interface Part<Row> {
  readonly key: string
  readonly group: Group | undefined
  readonly rows: readonly Row[]
}

/** Rows in their groups, in the order in which they came. */
export function useGroups<Row>({ rows, groupOf }: RowsGiven<Row>) {
  return computed<readonly Part<Row>[]>(() => {
    const of = groupOf()
    if (!of) return [{ key: '', group: undefined, rows: rows() }]
    const parts: { key: string; group: Group; rows: Row[] }[] = []
    for (const row of rows()) {
      const group = of(row)
      const last = parts.at(-1)
      if (last?.key === group.key) last.rows.push(row)
      else parts.push({ key: group.key, group, rows: [row] })
    }
    return parts
  })
}

/** J K and the arrows go from row to row, X chooses; focus stays where it was when the rows change. */
export function useRowKeys<Row>(given: RowsGiven<Row>): void {
  const { body, selected, keyOf } = given
  const openers = () => [...(body.value?.querySelectorAll<HTMLElement>('.open-row') ?? [])]
  // What has the focus may be one of them; where nothing has it the answer is -1.
  const placeNow = () => openers().indexOf(document.activeElement as HTMLElement)
  const step = (by: number) => {
    const all = openers()
    const from = placeNow()
    const to = from < 0 ? (by > 0 ? 0 : all.length - 1) : from + by
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus()
  }
  const choose = () => {
    const key = body.value
      ?.querySelector<HTMLElement>('tr:focus-within[data-key]')
      ?.getAttribute('data-key')
    if (key === null || key === undefined) return
    selected.value = selected.value.includes(key)
      ? selected.value.filter((one) => one !== key)
      : [...selected.value, key]
  }
  const { keys } = tableWords
  useKeys([
    { key: 'j', does: keys.down, run: () => step(1) },
    { key: 'k', does: keys.up, run: () => step(-1) },
    { key: 'arrowdown', does: keys.down, run: () => step(1) },
    { key: 'arrowup', does: keys.up, run: () => step(-1) },
    { key: 'x', does: keys.choose, run: () => given.isSelectable() && choose() },
    { key: 'escape', does: keys.unchoose, run: () => (selected.value = []) },
  ])
  keepFocus(given, { placeNow, openers })
  watch(given.rows, (now) => {
    const there = new Set(now.map(keyOf))
    const kept = selected.value.filter((key) => there.has(key))
    if (kept.length < selected.value.length) selected.value = kept
  })
}

/** The row in which one stood may be gone: then the one at its place has the focus. */
function keepFocus<Row>(
  { rows }: RowsGiven<Row>,
  at: { placeNow(): number; openers(): HTMLElement[] },
): void {
  watch(
    rows,
    async () => {
      const place = at.placeNow()
      if (place < 0) return
      await nextTick()
      if (document.activeElement !== document.body) return
      const all = at.openers()
      all[Math.min(place, all.length - 1)]?.focus({ preventScroll: true })
    },
    { flush: 'pre' },
  )
}
