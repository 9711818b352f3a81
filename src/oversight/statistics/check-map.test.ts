import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkMap, mapProblemText } from './check-map.ts'

const known = new Set(['999901100000', '999901101000', '999901102000', '999901103000'])
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]

function collection(...features: readonly unknown[]) {
  return { type: 'FeatureCollection', features }
}

function feature(code: unknown, coordinates: unknown, type = 'Polygon') {
  return { type: 'Feature', properties: { code, name: '不留' }, geometry: { type, coordinates } }
}

const problemOf = (document: unknown) => {
  const checked = checkMap(document, known)
  return 'problem' in checked ? checked.problem.kind : undefined
}

test('the example county’s map has one area for each of its townships', () => {
  const file = path.resolve(import.meta.dirname, '../../../examples/county/map.geojson')
  const checked = checkMap(JSON.parse(readFileSync(file, 'utf8')), known)
  if ('problem' in checked) throw new Error(mapProblemText(checked.problem))
  expect(new Set(checked.map.areas.map(({ code }) => code))).toEqual(known)
})

test('only codes and outlines are kept of a file', () => {
  const document = collection(feature('999901100000', [square]))
  expect(checkMap(document, known)).toEqual({
    map: { areas: [{ code: '999901100000', polygons: [[square]] }] },
  })
})

test.each([
  ['不是地图', { type: 'Feature' }],
  ['不是地图', collection()],
  ['缺代码', collection(feature(999_901_100_000, [square]))],
  ['代码未知', collection(feature('110101000000', [square]))],
  ['代码重复', collection(feature('999901100000', [square]), feature('999901100000', [square]))],
  ['图形不对', collection(feature('999901100000', [square.slice(0, 3)]))],
  ['图形不对', collection(feature('999901100000', [[...square.slice(0, 3), [0, 'x']]]))],
  ['图形不对', collection(feature('999901100000', [square.slice(0, 3).concat([[2, 2]])]))],
  ['图形不对', collection(feature('999901100000', square[0], 'Point'))],
  ['太细', collection(feature('999901100000', [Array.from({ length: 100_001 }, () => [0, 0])]))],
])('%s is refused', (kind, document) => {
  expect(problemOf(document)).toBe(kind)
})
