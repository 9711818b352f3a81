import type { components } from '../../api/schema.gen.d.ts'

export type Hits = components['schemas']['SearchHits']
export type Hit = Hits['items'][number]

export const noHits: Hits = { items: [], more: false }
