import fs from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import { readText } from '../read-text.ts'

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
  if (!fs.existsSync(file)) return `找不到个案文件 ${file}。请检查路径和文件名。`
  const isYaml = /\.ya?ml$/.test(file)
  const text = textOf(file)
  if (text === undefined)
    return `文件 ${file} 不是 ${isYaml ? 'YAML' : 'JSON'} 文本文件（UTF-8），没有运行。请核对是不是选错了文件。`
  const read = isYaml ? parseYaml(text) : parseJson(text)
  if ('wrong' in read) return `文件 ${file} ${read.wrong}，没有运行。${form}`
  const { entries } = read
  if (!Array.isArray(entries)) return `文件 ${file} 不是 JSON 数组或 YAML 列表，没有运行。${form}`
  if (entries.length === 0) return `文件 ${file} 里一条个案也没有。请写上个案后重试。`
  const isCell = entries.some((one) => typeof one === 'object' && one !== null && 'field' in one)
  return { kind: isCell ? 'cells' : 'cases', entries }
}

const form = '个案文件是一个 JSON 数组，或政策包自带的 YAML 列表。'

type Read = { readonly entries: unknown } | { readonly wrong: string }

/** Undefined as well when the file cannot be opened: a folder, or somebody else's. */
function textOf(file: string): string | undefined {
  try {
    return readText(file)
  } catch {
    return undefined
  }
}

function parseYaml(text: string): Read {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const [broken] = document.errors
  if (!broken) return { entries: document.toJS() }
  const { line, col } = lineCounter.linePos(broken.pos[0])
  return { wrong: `第 ${line} 行第 ${col} 列不是合法的 YAML` }
}

function parseJson(text: string): Read {
  try {
    return { entries: JSON.parse(text) }
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? []
    if (position === undefined) return { wrong: '不是合法的 JSON' }
    const line = text.slice(0, Number(position)).split('\n').length
    return { wrong: `第 ${line} 行附近不是合法的 JSON` }
  }
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
