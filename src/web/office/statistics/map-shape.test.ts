import { expect, test } from 'vitest'
import { drawnMap } from './map-shape.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

test('north is above, and a name stands in the middle of the largest part', () => {
  const drawn = drawnMap({
    note: '',
    areas: [
      { code: '1', name: '北', polygons: [[square(0, 0.5, 0.5)]] },
      { code: '2', name: '南', polygons: [[square(0.9, 0, 0.1)], [square(0, 0, 0.5)]] },
    ],
  })
  expect(drawn.width).toBe(500)
  expect(drawn.height).toBeCloseTo(500, 0)
  const [north, south] = drawn.areas
  expect(north?.y).toBeLessThan(south?.y ?? 0)
  expect(north?.x).toBe(south?.x)
  expect(north?.path).toMatch(/^M6 250L250 250L250 6L6 6L6 250Z$/)
})
