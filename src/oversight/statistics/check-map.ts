/** A position: degrees of longitude and latitude, or any plane a place likes. */
type Position = readonly [number, number]

export interface MapArea {
  /** The 12-digit code of the division. */
  readonly code: string
  /** Polygons of rings; the first ring is the outline. */
  readonly polygons: readonly (readonly (readonly Position[])[])[]
}

/** A checked map: nothing of the file is kept but codes and outlines. */
export interface CountyMap {
  readonly areas: readonly MapArea[]
}

export type MapProblem =
  | { readonly kind: '不是地图' }
  | { readonly kind: '缺代码'; readonly at: number }
  | { readonly kind: '代码未知'; readonly code: string }
  | { readonly kind: '代码重复'; readonly code: string }
  | { readonly kind: '图形不对'; readonly code: string }
  | { readonly kind: '太细'; readonly points: number; readonly most: number }

/** What a browser draws at once without waiting; a county's outlines need a hundredth of it. */
const mostPoints = 100_000

/**
 * The areas of a GeoJSON FeatureCollection of Polygon and MultiPolygon features, whose property `code`
 * is a known division, each at most once. Other properties are dropped.
 */
export function checkMap(
  document: unknown,
  known: ReadonlySet<string>,
): { readonly map: CountyMap } | { readonly problem: MapProblem } {
  const features = fieldOf(document, 'features')
  if (fieldOf(document, 'type') !== 'FeatureCollection' || !Array.isArray(features)) {
    return { problem: { kind: '不是地图' } }
  }
  const areas: MapArea[] = []
  const seen = new Set<string>()
  let points = 0
  for (const [at, feature] of features.entries()) {
    const code = fieldOf(fieldOf(feature, 'properties'), 'code')
    if (typeof code !== 'string') return { problem: { kind: '缺代码', at: at + 1 } }
    if (!known.has(code)) return { problem: { kind: '代码未知', code: code.slice(0, 20) } }
    if (seen.has(code)) return { problem: { kind: '代码重复', code } }
    seen.add(code)
    const polygons = polygonsOf(fieldOf(feature, 'geometry'))
    if (!polygons) return { problem: { kind: '图形不对', code } }
    points += polygons.flat().reduce((sum, ring) => sum + ring.length, 0)
    if (points > mostPoints) return { problem: { kind: '太细', points, most: mostPoints } }
    areas.push({ code, polygons })
  }
  return areas.length === 0 ? { problem: { kind: '不是地图' } } : { map: { areas } }
}

/** What is wrong with a map, where, and what to do. */
export function mapProblemText(problem: MapProblem): string {
  switch (problem.kind) {
    case '不是地图':
      return '不是 GeoJSON 的 FeatureCollection，或者里面没有图形'
    case '缺代码':
      return `第 ${problem.at} 个图形的 properties 里没有 code（12 位区划代码，要带引号）`
    case '代码未知':
      return `区划代码 ${problem.code} 不在本县的区划表里，请先更新区划或改正代码`
    case '代码重复':
      return `区划代码 ${problem.code} 出现了两次，请合并成一个 MultiPolygon`
    case '图形不对':
      return `${problem.code} 的图形不是首尾相接的 Polygon 或 MultiPolygon`
    case '太细':
      return `边界超过 ${problem.most} 个点，请先简化边界`
  }
}

function polygonsOf(geometry: unknown): MapArea['polygons'] | undefined {
  const type = fieldOf(geometry, 'type')
  const coordinates = fieldOf(geometry, 'coordinates')
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(polygons)) return undefined
  const checked = polygons.map((one: unknown) => ringsOf(one))
  const found = checked.filter((one) => one !== undefined)
  return found.length === checked.length && found.length > 0 ? found : undefined
}

function ringsOf(polygon: unknown): readonly (readonly Position[])[] | undefined {
  if (!Array.isArray(polygon) || polygon.length === 0) return undefined
  const rings = polygon.map((ring: unknown) => ringOf(ring))
  const found = rings.filter((one) => one !== undefined)
  return found.length === rings.length ? found : undefined
}

/** At least a triangle, closed. */
function ringOf(ring: unknown): readonly Position[] | undefined {
  if (!Array.isArray(ring) || ring.length < 4) return undefined
  const positions = ring.flatMap((one: unknown): Position[] => {
    const [x, y]: readonly unknown[] = Array.isArray(one) ? one : []
    const isPlace = typeof x === 'number' && typeof y === 'number'
    return isPlace && Number.isFinite(x) && Number.isFinite(y) ? [[x, y]] : []
  })
  const [first, last] = [positions[0], positions.at(-1)]
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last?.[1]
  return isClosed && positions.length === ring.length ? positions : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  // Any object may be asked for a field; what comes back is checked by the caller.
  return (value as Readonly<Record<string, unknown>>)[name]
}
