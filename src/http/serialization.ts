import {
  type Options,
  type RouteDefinition,
  type Serializer,
  SerializerSelector,
} from '@fastify/fast-json-stringify-compiler'

type Schemas = Readonly<Record<string, unknown>>

/** Serializers by all that they are made of: they keep nothing, and every server of a process has the same. */
const known = new Map<string, Serializer>()

/**
 * Makes what writes answers. Left to itself it would check every shared schema once more for every answer
 * of every route; here each answer is made with the schemas that it refers to, and what is the same for
 * several is made once.
 */
export function buildSerializer(external: unknown, options?: Options) {
  const shared = (external ?? {}) as Schemas // schemas by their $id, which Fastify has collected
  const own = new Map<string, Serializer>()
  return ({ schema, ...route }: RouteDefinition): Serializer => {
    const text = JSON.stringify(schema)
    const before = own.get(text)
    if (before !== undefined) return before
    const used = usedBy(schema, shared)
    const name = JSON.stringify([schema, used, options])
    const made = known.get(name) ?? SerializerSelector()(used, options)({ ...route, schema })
    known.set(name, made)
    own.set(text, made)
    return made
  }
}

/** The shared schemas to which a schema refers, and those to which these do. */
function usedBy(schema: unknown, shared: Schemas): Schemas {
  const used: Record<string, unknown> = {}
  const open = [schema]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of referredTo(next)) {
      if (name in used || !(name in shared)) continue
      used[name] = shared[name]
      open.push(shared[name])
    }
  }
  return used
}

function referredTo(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.split('#')[0] ?? ''] : referredTo(value),
  )
}
