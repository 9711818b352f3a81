import { randomOf } from './random.ts'

/** Degrees east and north of a point in the open sea: the county lies nowhere. */
type Point = readonly [number, number]

/** Townships meet in two points, and each meets the outside between two of its corners. */
const corners: Readonly<Record<string, Point>> = {
  west: [0.02, 0.23],
  northWest: [0.1, 0.4],
  north: [0.27, 0.45],
  northEast: [0.47, 0.41],
  east: [0.6, 0.26],
  southEast: [0.54, 0.09],
  south: [0.37, 0.02],
  southWest: [0.13, 0.06],
  inner: [0.25, 0.24],
  outer: [0.36, 0.21],
}

/** Once round each township; an edge between two townships is in both, in opposite directions. */
const rounds: readonly { readonly code: string; readonly corners: readonly string[] }[] = [
  { code: '999901100000', corners: ['west', 'northWest', 'north', 'inner'] },
  { code: '999901101000', corners: ['north', 'northEast', 'east', 'outer', 'inner'] },
  { code: '999901102000', corners: ['south', 'southWest', 'west', 'inner', 'outer'] },
  { code: '999901103000', corners: ['east', 'southEast', 'south', 'outer'] },
]

const seed = 'map-of-a-county-that-does-not-exist'
const halvings = 5
const roughness = 0.17

/** The made-up map of the example county as GeoJSON: a polygon a township, shared edges point by point. */
export function drawMap(): string {
  const edges = new Map<string, readonly Point[]>()
  const edge = (from: string, to: string): readonly Point[] => {
    const known = edges.get(`${to} ${from}`)
    if (known) return [...known].reverse()
    const drawn = rough(cornerAt(from), cornerAt(to), `${seed} ${from} ${to}`)
    edges.set(`${from} ${to}`, drawn)
    return drawn
  }
  const features = rounds.map(({ code, corners: names }) => {
    const ring = names.flatMap((name, at) =>
      edge(name, names[(at + 1) % names.length] ?? name).slice(0, -1),
    )
    const closed = [...ring, ...ring.slice(0, 1)]
    return {
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [closed] },
    }
  })
  const map = { type: 'FeatureCollection', note: '示意图，边界虚构', features }
  return `${JSON.stringify(map)}\n`
}

/** A line between two points that wanders as a border does: each half is moved aside a little. */
function rough(from: Point, to: Point, name: string): readonly Point[] {
  const random = randomOf(name)
  let line: readonly Point[] = [from, to]
  for (let round = 0; round < halvings; round += 1) {
    line = line.flatMap((point, at) => {
      const next = line[at + 1]
      if (!next) return [point]
      const aside = (random.whole(-1000, 1000) / 1000) * roughness
      const [dx, dy] = [next[0] - point[0], next[1] - point[1]]
      return [
        point,
        [
          rounded((point[0] + next[0]) / 2 - dy * aside),
          rounded((point[1] + next[1]) / 2 + dx * aside),
        ],
      ]
    })
  }
  return line
}

function cornerAt(name: string): Point {
  const found = corners[name]
  if (!found) throw new RangeError(`no corner ${name}`)
  return found
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
