import type { CountyMap } from '../../api/client.ts'

export interface DrawnArea {
  readonly code: string
  readonly name: string
  readonly path: string
  /** Where its name stands. */
  readonly x: number
  readonly y: number
}

export interface DrawnMap {
  readonly width: number
  readonly height: number
  readonly areas: readonly DrawnArea[]
}

type Ring = readonly (readonly number[])[]

const width = 500
const margin = 6

/** Outlines as paths of a picture 500 wide, north above; degrees of longitude shrink with the latitude. */
export function drawnMap({ areas }: CountyMap): DrawnMap {
  const points = areas.flatMap(({ polygons }) => polygons.flat(2))
  const xs = points.map(([x = 0]) => x)
  const ys = points.map(([, y = 0]) => y)
  const [west, east] = [least(xs), -least(xs.map((x) => -x))]
  const [south, north] = [least(ys), -least(ys.map((y) => -y))]
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = (width - 2 * margin) / ((east - west) * narrow || 1)
  const place = ([x = 0, y = 0]: readonly number[]) => [
    round((x - west) * narrow * scale + margin),
    round((north - y) * scale + margin),
  ]
  return {
    width,
    height: round((north - south) * scale + 2 * margin),
    areas: areas.map(({ code, name, polygons }) => {
      const outlines = polygons.map((rings) => rings.map((ring) => ring.map(place)))
      const [x, y] = middleOf(largest(outlines.map((rings) => rings[0] ?? [])))
      return { code, name, path: outlines.flat().map(pathOf).join(''), x, y }
    }),
  }
}

function pathOf(ring: Ring): string {
  return `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}

function largest(rings: readonly Ring[]): Ring {
  return rings.reduce((most, ring) => (area(ring) > area(most) ? ring : most), rings[0] ?? [])
}

function area(ring: Ring): number {
  return Math.abs(crosses(ring).reduce((sum, { cross }) => sum + cross, 0)) / 2
}

/** The centre of gravity of a ring. */
function middleOf(ring: Ring): readonly [number, number] {
  const parts = crosses(ring)
  const whole = parts.reduce((sum, { cross }) => sum + cross, 0) * 3
  if (whole === 0) return [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0]
  const along = (of: 'x' | 'y') =>
    round(parts.reduce((sum, part) => sum + part[of] * part.cross, 0) / whole)
  return [along('x'), along('y')]
}

function crosses(ring: Ring) {
  return ring.slice(1).map(([x = 0, y = 0], at) => {
    const [fromX = 0, fromY = 0] = ring[at] ?? []
    return { cross: fromX * y - x * fromY, x: fromX + x, y: fromY + y }
  })
}

/** Spreading a long list into a call would break. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.min(found, one), Number.POSITIVE_INFINITY)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
