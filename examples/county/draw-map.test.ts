import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawMap } from './draw-map.ts'

interface Drawn {
  readonly features: readonly {
    readonly properties: { readonly code: string }
    readonly geometry: { readonly coordinates: readonly (readonly (readonly number[])[])[] }
  }[]
}

test('the map that lies here is the one that is drawn', () => {
  expect(readFileSync(join(import.meta.dirname, 'map.geojson'), 'utf8')).toBe(drawMap())
})

test('neighbours share their edges point by point, and nobody else has them', () => {
  const { features } = JSON.parse(drawMap()) as Drawn // our own form
  const rings = features.map(({ geometry }) => geometry.coordinates[0] ?? [])
  const edges = rings.flatMap((ring) => ring.slice(1).map((to, at) => `${ring[at]} ${to}`))
  expect(new Set(edges).size).toBe(edges.length)
  const known = new Set(edges)
  const shared = edges.filter((edge) => known.has(edge.split(' ').reverse().join(' ')))
  // Five inner edges, each in the two townships that it divides.
  expect(shared.length).toBe(5 * 2 * 2 ** 5)
})
