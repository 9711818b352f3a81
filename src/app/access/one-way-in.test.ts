import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Where a transaction of the app role is opened without a caller's scope, and why that is right. */
const withoutCaller: Readonly<Record<string, string>> = {
  'src/app/http-port/chain-port.ts': 'verifies the county’s chain; only the verdict is told',
  'src/app/http-port/log-port.ts': 'verifies the county’s log and chain: ids and digests',
}

function sources(): readonly string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/test|\/bench\//.test(name))
    .map((name) => `src/${name}`)
}

/** The arguments of every `withCounty(` of a text. */
function calls(text: string): string[] {
  return [...text.matchAll(/withCounty\(/g)].map(({ index }) => {
    let depth = 0
    for (let at = index + 'withCounty'.length; at < text.length; at += 1) {
      if (text[at] === '(') depth += 1
      if (text[at] === ')') depth -= 1
      if (depth === 0) return text.slice(index, at)
    }
    return text.slice(index)
  })
}

it('whoever opens a transaction of the app role says whose scope it has', () => {
  const found = sources().flatMap((file) =>
    calls(readFileSync(file, 'utf8'))
      .filter((call) => call.includes("as('app')"))
      .filter((call) => !/rowScopeOf|kind: 'none'/.test(call))
      .map(() => file),
  )
  expect(found.filter((file) => withoutCaller[file] === undefined)).toEqual([])
})
