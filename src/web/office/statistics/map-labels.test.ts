import { expect, test } from 'vitest'
import { type MapLabel, placeLabels } from './map-labels.ts'

/** Townships in a grid, as near to each other as a picture 500 wide has them. */
function townships(count: number, { name = '柳林乡', columns = 6, apart = 80 } = {}): MapLabel[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ code: String(at), name, text: '1,234' },
    ...{ x: (at % columns) * apart + 40, y: Math.floor(at / columns) * apart + 40 },
  }))
}

function boxesOverlap(labels: readonly MapLabel[], size: number): boolean {
  return labels.some((one, at) =>
    labels
      .slice(at + 1)
      .some(
        (other) =>
          Math.abs(one.x - other.x) < one.name.length * size &&
          Math.abs(one.y - other.y) < 2 * size,
      ),
  )
}

test('few townships have the largest letters, all of them', () => {
  const { size, shown } = placeLabels(townships(8, { columns: 4, apart: 120 }))
  expect(size).toBe(15)
  expect(shown.size).toBe(8)
})

test('thirty townships have smaller letters, and no name lies on another', () => {
  const labels = townships(30, { name: '经济技术开发区' })
  const { size, shown } = placeLabels(labels)
  expect(size).toBeLessThan(15)
  expect(size).toBeGreaterThanOrEqual(9.5)
  expect(shown.size).toBe(30)
  expect(boxesOverlap(labels, size)).toBe(false)
})

test('where there is no room at all, some stand in the table alone', () => {
  const labels = townships(30, { name: '民族团结示范街道办事处', apart: 60 })
  const { size, shown } = placeLabels(labels)
  expect(shown.size).toBeGreaterThan(5)
  expect(shown.size).toBeLessThan(30)
  expect(
    boxesOverlap(
      labels.filter(({ code }) => shown.has(code)),
      size,
    ),
  ).toBe(false)
})

test('a county without a map has no labels', () => {
  expect(placeLabels([]).shown.size).toBe(0)
})
