import fs from 'node:fs'
import { parse } from 'yaml'

export type CaseFile =
  | { readonly kind: 'cells'; readonly entries: readonly unknown[] }
  | { readonly kind: 'cases'; readonly entries: readonly unknown[] }

export interface Ran {
  readonly passed: number
  readonly failures: readonly string[]
  /** What this version does not decide yet: neither passed nor failed. */
  readonly undecided: readonly string[]
}

/** The entries of a file, or a sentence why they cannot be read. */
export function readCaseFile(file: string): CaseFile | string {
  let entries: unknown
  try {
    const text = fs.readFileSync(file, 'utf8')
    entries = /\.ya?ml$/.test(file) ? parse(text) : JSON.parse(text)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return `文件 ${file} 读不出来：${problem}。个案文件是一个 JSON 数组，或政策包自带的 YAML 列表。`
  }
  if (!Array.isArray(entries)) return `文件 ${file} 不是 JSON 数组或 YAML 列表，没有运行。`
  const isCell = entries.some((one) => typeof one === 'object' && one !== null && 'field' in one)
  return { kind: isCell ? 'cells' : 'cases', entries }
}

/** What a check found: its differences, or that nothing here decides the case. */
export type Checked = readonly string[] | '不判断'

/** Runs each entry; what throws is a failure of that entry alone. */
export async function runEach(
  entries: readonly unknown[],
  engine: string,
  check: (entry: unknown) => Promise<Checked> | Checked,
): Promise<Ran> {
  const failures: string[] = []
  const undecided: string[] = []
  for (const [at, entry] of entries.entries()) {
    const name = nameOf(entry, at)
    try {
      const differences = await check(entry)
      if (differences === '不判断') undecided.push(name)
      else if (differences.length > 0)
        failures.push(`${name} ${differences.join('; ')} (${engine})`)
    } catch (error) {
      failures.push(`${name} ${error instanceof Error ? error.message : error} (${engine})`)
    }
  }
  return { passed: entries.length - failures.length - undecided.length, failures, undecided }
}

function nameOf(entry: unknown, at: number): string {
  const named = entry as { id?: unknown; situation?: unknown } | null // read defensively
  return String(named?.id ?? named?.situation ?? `第 ${at + 1} 条`)
}
