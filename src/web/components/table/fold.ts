/** Below this the words of a column without a width of its own cannot be read. */
const readableRem = 9

/** What a column needs at least. */
export function leastRem(width: string | undefined): number {
  return width?.endsWith('rem') ? Number.parseFloat(width) : readableRem
}

/** Those that fold by themselves, and from the last one on as many as there is no room for. */
export function foldedKeys(
  columns: readonly { readonly key: string; readonly folds: boolean; readonly rem: number }[],
  { main, room }: { readonly main: string | undefined; readonly room: number },
): readonly string[] {
  const foldable = columns.filter(({ key }) => key !== main)
  const folded = foldable.filter(({ folds }) => folds).map(({ key }) => key)
  const rest = foldable.filter(({ folds }) => !folds)
  const needed = (keys: readonly string[]) =>
    columns.reduce((sum, { key, rem }) => sum + (keys.includes(key) ? 0 : rem), 0)
  while (rest.length > 0 && needed(folded) > room) {
    const last = rest.pop()
    if (last) folded.push(last.key)
  }
  return folded
}
