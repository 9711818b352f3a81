import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadPack } from '#policy/index'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'

/** Numbers of the trade that happen to be some parameter's too: an hour in milliseconds, a half. */
const ofTheTrade = ['3600000', '0.5']

/** Amounts and shares that only a policy would name: not round, and no small count. */
function isTelling(value: number): boolean {
  if (!Number.isInteger(value)) return true
  return value >= 100 && !/^[1-9]0*$/.test(String(value)) && value !== 365 && value !== 366
}

function numbersOfPolicy(): ReadonlySet<string> {
  const numbers = new Set<string>()
  for (const id of packFolders) {
    for (const { values, type } of loadPack({
      files: policyFiles,
      catalogue,
      id,
    }).parameters.values()) {
      for (const dated of values) {
        for (const one of [dated.value, ...(dated.byCode?.values() ?? [])]) {
          if (one?.kind !== 'number') continue
          const value = one.whole / 10 ** one.scale
          if (isTelling(value)) numbers.add(String(value))
          if (type === 'money' && isTelling(value)) numbers.add(String(value * 100))
        }
      }
    }
  }
  return numbers
}

function sourceFiles(): readonly string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name}`)
}

/** Code without comments and texts. */
function bare(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gm, ' ')
}

it('no number of any policy stands in the code', () => {
  const numbers = new Set([...numbersOfPolicy()].filter((one) => !ofTheTrade.includes(one)))
  expect(numbers.size).toBeGreaterThan(20)
  const files = sourceFiles().filter(
    (file) => !/\.test\.ts$|\/test-[^/]*\.ts$|\.gen\.d\.ts$|\/bench\//.test(file),
  )
  expect(files.length).toBeGreaterThan(200)
  const found = files.flatMap((file) =>
    [...bare(readFileSync(file, 'utf8')).matchAll(/(?<![\w.])\d[\d_]*(?:\.\d+)?(?![\w.])/g)]
      .map(([number]) => number.replaceAll('_', ''))
      .filter((number) => numbers.has(number))
      .map((number) => `${file}: ${number}`),
  )
  expect(found).toEqual([])
})

it('no place is named in the code', () => {
  const places = packFolders.filter((id) => id !== 'national')
  const found = sourceFiles()
    .filter((file) => !/\.test\.ts$|\/test-[^/]*\.ts$|\/bench\/|\/demo\//.test(file))
    .flatMap((file) => {
      const code = readFileSync(file, 'utf8')
      return places.filter((id) => code.includes(id)).map((id) => `${file}: ${id}`)
    })
  expect(found).toEqual([])
})
