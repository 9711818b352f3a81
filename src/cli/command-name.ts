import type { Command } from 'commander'

let name = 'doudi'

/** Remembers which command runs, for the log: its words alone, never what stands after them. */
export function rememberCommand(command: Command): void {
  const words: string[] = []
  for (let one: Command | null = command; one; one = one.parent) words.unshift(one.name())
  name = words.join(' ')
}

export function commandName(): string {
  return name
}
