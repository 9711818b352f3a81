import fc from 'fast-check'
import { type Document, resolve, type Schema, sampleOf } from '../permissions/operations.ts'

/** Texts that programs have been broken with. */
export const nastyTexts: readonly string[] = [
  "'; drop table household; --",
  "1' or '1'='1",
  '%" or 1=1 --',
  '$1::text || pg_sleep(5)',
  '=HYPERLINK("http://x.invalid","点")',
  '+1+cmd|/c calc!A0',
  '@SUM(1)',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e反',
  '\u200b',
  '<script>alert(1)</script>',
  '{{7*7}}#{7*7}',
  '%n%s%x',
  '__proto__',
  'constructor',
  '-1',
  '9'.repeat(400),
  '１９９９',
  '2024-02-30',
  '0000-00-00',
  '99999-12-31',
  'NaN',
  '核'.repeat(3000),
  '',
  ' ',
]

/** Names with which files are sent to places that are not theirs. */
export const nastyFileNames: readonly string[] = [
  ...['../../../etc/cron.d/x', '..\\..\\x.csv', '/etc/passwd', 'a\u0000.csv', '\u202ecsv.exe'],
  ...['.', '..', '', 'a'.repeat(5000), 'con', "'; drop table household; --.csv", '=1+1.csv'],
]

const wrongKinds: readonly unknown[] = [null, true, -1, 1e308, 1.5, [], [[]], {}, { a: 1 }, 'x']

/** Values for a schema: fitting, on its edges, and of the wrong kind. */
export function inputsOf(document: Document, given: Schema): fc.Arbitrary<unknown> {
  const schema = resolve(document, given)
  const wrong = fc.constantFrom(...wrongKinds)
  return fc.oneof(
    { weight: 6, arbitrary: likeSchema(document, schema) },
    { weight: 1, arbitrary: wrong },
  )
}

function likeSchema(document: Document, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), anyText())
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => inputsOf(document, one)))
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  switch (type) {
    case 'object':
      return objectLike(document, schema)
    case 'array':
      return fc.array(inputsOf(document, schema.items ?? {}), { maxLength: 4 })
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer(),
        fc.constantFrom(schema.minimum ?? 0, (schema.minimum ?? 0) - 1, schema.maximum ?? 2 ** 53),
      )
    case 'boolean':
      return fc.boolean()
    default:
      return textLike(document, schema)
  }
}

function objectLike(document: Document, schema: Schema): fc.Arbitrary<unknown> {
  const inside = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, one]) => [name, inputsOf(document, one)]),
  )
  const required = schema.required ?? []
  const whole = fc.record(inside, { requiredKeys: [...required] })
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(inside, { requiredKeys: [] }) },
    { weight: 1, arbitrary: whole.map((one) => ({ ...one, extra: 1, __proto__x: 'x' })) },
  )
}

function textLike(document: Document, schema: Schema): fc.Arbitrary<unknown> {
  const { minLength = 0, maxLength = 60 } = schema
  const edges = [minLength, maxLength, maxLength + 1].map((length) => '核'.repeat(length))
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(sampleOf(document, schema)) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
    { weight: 2, arbitrary: anyText() },
  )
}

let someText: fc.Arbitrary<string> | undefined

/** Made once: it takes its time. */
function anyText(): fc.Arbitrary<string> {
  someText ??= fc.oneof(
    fc.constantFrom(...nastyTexts),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  return someText
}
