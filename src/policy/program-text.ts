import { bindPack, type Circumstances } from './bind-pack.ts'
import type { CheckedPack } from './check-pack.ts'
import { rowNames, sourceWriter } from './generate-source.ts'

/**
 * The JavaScript statements that one rule of a pack is compiled to on a day, with a line for each column
 * that they read. To be read by people: what runs is made of the same statements with the columns beside.
 * Undefined when the pack has no such rule.
 */
export function programText(
  checked: CheckedPack,
  id: string,
  given: Circumstances,
): string | undefined {
  const rule = bindPack(checked, given).rules.find((one) => one.id === id)
  if (!rule) return undefined
  const words = new Map<string, number>()
  const source = sourceWriter((word) => {
    const code = words.get(word) ?? words.size
    words.set(word, code)
    return code
  })
  const lines: string[] = []
  const result = source.truth(rule.when, lines)
  return [
    ...source.columns().map((fact, at) => `// c${at}[${rowNames[fact.level]}]: ${fact.name}`),
    ...(words.size > 0
      ? [`// ${[...words].map(([word, code]) => `${code}: ${word}`).join(', ')}`]
      : []),
    ...source.declarations,
    ...lines,
    `return ${result} // 0: ✗, 1: ？, 2: ✓`,
  ].join('\n')
}
