import Type from 'typebox'

/** A reference to a shared schema that keeps its static type and may carry its own description. */
export function refTo<T extends Type.TSchema>(schema: T, description?: string) {
  const { $id } = schema as { readonly $id?: string }
  if ($id === undefined) throw new RangeError('only a schema with an $id can be referred to')
  const reference = { ...Type.Ref($id), ...(description === undefined ? {} : { description }) }
  return Type.Unsafe<Type.Static<T>>(reference)
}

/** One of the given words. */
export function wordOf<const Word extends string>(words: readonly Word[], description?: string) {
  const said = description === undefined ? {} : { description }
  return Type.Unsafe<Word>({ type: 'string', enum: [...words], ...said })
}

export function orNull<T extends Type.TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** An object that takes and gives exactly the named properties. */
export function exactly<P extends Type.TProperties>(
  properties: P,
  options: Type.TObjectOptions = {},
) {
  return Type.Object(properties, { ...options, additionalProperties: false })
}

export const textOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })
export const countOrNull = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
export const dayOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' })
export const count = Type.Integer({ minimum: 0 })
export const day = Type.String({ format: 'date' })
export const id = Type.String({ format: 'uuid' })
export const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })

/** A value of a fact or a chain entry, as JSON has it; money is whole fen. */
export const plainValue = Type.Unsafe<string | number | boolean | null>({
  type: ['string', 'number', 'boolean', 'null'],
})

/** What the caller had on the screen: what changed since is refused. */
export const seenVersion = Type.Optional(
  Type.Integer({ minimum: 1, description: 'The version on the screen; another one is refused.' }),
)

/** What somebody writes by hand: never empty. */
export function writtenText(maxLength: number, description?: string) {
  const said = description === undefined ? {} : { description }
  return Type.String({ minLength: 1, maxLength, pattern: '\\S', ...said })
}
