import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import {
  elementsOf,
  entriesOf,
  isMap,
  isScalar,
  isSeq,
  keepReading,
  openYaml,
  type PolicyFile,
  placeOf,
  plainValue,
  type SourceNode,
  useReadings,
  writtenText,
} from './yaml-source.ts'

const policies = path.resolve(import.meta.dirname, '../../policies')
const files = fs
  .readdirSync(policies, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.includes('/cases/'))

afterEach(() => useReadings(() => undefined))

/** All that the reader of a policy can ask a node. */
function toldOf(at: SourceNode): unknown {
  const told = { place: placeOf(at), value: plainValue(at) }
  if (isMap(at.node)) {
    const entries = entriesOf(at)
    const of = entries.map(({ key, place, value }) => [key, place, toldOf(value)])
    return { ...told, entries: of }
  }
  if (isSeq(at.node)) return { ...told, elements: elementsOf(at).map(toldOf) }
  if (!isScalar(at.node)) return told
  const last = String(at.node.value).length - 1
  const places = [0, last >> 1, last].map((offset) => placeOf(at, offset))
  return { ...told, text: writtenText(at), places }
}

/** The same text opened from itself and from what was kept of it. */
function bothReadings(text: string): readonly [unknown, unknown] | undefined {
  const file = (): PolicyFile => ({ path: 'a.yaml', text })
  const kept = keepReading(file())
  if (kept === undefined) return undefined
  useReadings(() => undefined)
  const read = openYaml(file())
  useReadings(() => kept)
  const again = openYaml(file())
  if (!read || !again) throw new Error('nothing was read')
  return [toldOf(read), toldOf(again)]
}

test.each(files)('%s is the same when its reading was kept', (name) => {
  const both = bothReadings(fs.readFileSync(path.join(policies, name), 'utf8'))
  if (!both) throw new Error('its reading is not kept')
  expect(both[1]).toEqual(both[0])
})

test.each([
  ['a list', 'a: &x [1, {b: 2}]\nc: *x\nd: [*x, *x]\n'],
  ['a table', 'a: &x\n  b: &y [1]\n  c: *y\nd: *x\n'],
  ['the name of a later one', 'a: &x [1]\nb: *x\nc: &x [2]\nd: *x\n'],
])('%s that others refer to is the same', (_, text) => {
  const both = bothReadings(text)
  expect(both?.[1]).toEqual(both?.[0])
  expect(both).toBeDefined()
})

test('whatever is written is the same when its reading was kept', () => {
  const writings = fc.record({
    value: fc.oneof(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.array(fc.jsonValue()),
    ),
    indent: fc.constantFrom(2, 4),
    width: fc.constantFrom(20, 80),
    flow: fc.boolean(),
    style: fc.constantFrom(
      'PLAIN',
      'QUOTE_DOUBLE',
      'QUOTE_SINGLE',
      'BLOCK_LITERAL',
      'BLOCK_FOLDED',
    ),
  })
  let kept = 0
  fc.assert(
    fc.property(writings, ({ value, indent, width, flow, style }) => {
      const text = stringify(value, {
        indent,
        lineWidth: width,
        collectionStyle: flow ? 'flow' : 'block',
        defaultStringType: style,
        aliasDuplicateObjects: false,
      } as const)
      const both = openable(text) ? bothReadings(text) : undefined
      if (!both) return
      kept += 1
      expect(both[1]).toEqual(both[0])
    }),
    { numRuns: 100 },
  )
  expect(kept).toBeGreaterThan(60)
})

/** Numbers that are codes are refused wherever they stand. */
function openable(text: string): boolean {
  useReadings(() => undefined)
  try {
    return openYaml({ path: 'a.yaml', text }) !== undefined
  } catch {
    return false
  }
}

describe('not kept, so that it is read from its text', () => {
  test.each([
    ['a single value with a name', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a number that is none', 'a: .nan\n'],
    ['a number without end', 'a: [-.inf]\n'],
    ['a zero below zero', 'a: -0\n'],
    ['a key that is no text', '? [a, b]\n: 1\n'],
    ['nothing', '# only words\n'],
  ])('%s', (_, text) => {
    expect(keepReading({ path: 'a.yaml', text })).toBeUndefined()
  })
})

test('what is broken is refused when it is to be kept', () => {
  const broken = { path: 'a.yaml', text: 'a: [1\nb: 2\n' }
  expect(() => keepReading(broken)).toThrow('a.yaml')
})

test('a text of which nothing is kept is read', () => {
  useReadings((text) => (text === 'a: 1\n' ? keepReading({ path: 'a.yaml', text }) : undefined))
  const other = openYaml({ path: 'a.yaml', text: 'a: 2\n' })
  expect(other && plainValue(other)).toEqual({ a: 2 })
})
