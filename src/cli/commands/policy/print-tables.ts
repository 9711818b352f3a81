import { print, printTable } from '../../output.ts'
import { refuse } from '../../refusals.ts'

/** Tables with their titles, a free line around each. */
export function printTables(
  tables: readonly {
    readonly title: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly (string | number)[])[]
  }[],
): void {
  for (const { title, head, rows } of tables) {
    print()
    print(`【${title}】`)
    printTable(head, rows)
  }
  print()
}

/** How many lines a list may have. */
export function limitOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw refuse('limit-invalid', { text })
  return Number(text)
}
