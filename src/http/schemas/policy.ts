import Type from 'typebox'
import { count, countOrNull, day, exactly, id, orNull, refTo, textOrNull } from './shapes.ts'

const name = Type.String()
const basis = { document: textOrNull, article: textOrNull }
const moment = Type.String({ format: 'date-time' })
const amount = Type.Integer({ description: 'Whole fen.' })

export const PolicyVersion = exactly(
  {
    version: name,
    effectiveOn: day,
    publishedBy: name,
    publishedAt: moment,
    casesPassed: count,
    isInForce: Type.Boolean(),
  },
  { $id: 'PolicyVersion' },
)

export const PolicyArticle = exactly(
  {
    article: Type.String({ description: 'Empty: what cites the document without an article.' }),
    text: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The document’s own words, where the place has loaded them.',
    }),
    sentences: Type.Array(
      exactly({
        id: name,
        label: name,
        handling: name,
        targets: Type.Array(exactly({ kind: name, name })),
      }),
    ),
    marks: Type.Array(exactly({ id: name, start: count, end: count }), {
      description: 'Where sentences stand in the text; also those that follow a list.',
    }),
  },
  { $id: 'PolicyArticle' },
)

export const PolicyDocument = exactly(
  {
    number: name,
    title: textOrNull,
    issuer: textOrNull,
    date: textOrNull,
    isOwn: Type.Boolean({ description: 'The place’s own document.' }),
    articles: Type.Array(refTo(PolicyArticle)),
  },
  { $id: 'PolicyDocument' },
)

export const PolicyExpression = exactly(
  {
    key: name,
    part: name,
    text: Type.String({ description: 'In the policy language.' }),
    words: Type.String({ description: 'In Chinese, with the values of the day.' }),
    column: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      description: 'Which condition of the registry’s counts it is.',
    }),
    ...basis,
  },
  { $id: 'PolicyExpression' },
)

export const PolicyEntry = exactly(
  {
    kind: name,
    name,
    title: name,
    lines: Type.Array(Type.String()),
    isExample: Type.Boolean(),
    order: countOrNull,
    expressions: Type.Array(refTo(PolicyExpression)),
    ...basis,
  },
  { $id: 'PolicyEntry', description: 'A class, rule, scheme, procedure in words' },
)

export const PolicyParameter = exactly(
  {
    name,
    type: name,
    unit: textOrNull,
    note: textOrNull,
    words: Type.Array(Type.String()),
    codes: Type.Array(Type.String(), {
      description: 'By which the value differs; none: one value.',
    }),
    values: Type.Array(
      exactly({
        from: day,
        value: textOrNull,
        byCode: Type.Array(exactly({ code: name, value: Type.String() })),
        shown: Type.String(),
        isExample: Type.Boolean(),
        note: textOrNull,
      }),
    ),
    ...basis,
  },
  { $id: 'PolicyParameter' },
)

export const PolicyBook = exactly(
  {
    id: name,
    name,
    place: name,
    version: name,
    day,
    lineage: Type.Array(name),
    versions: Type.Array(refTo(PolicyVersion)),
    waiting: Type.Array(exactly({ id, summary: name }), {
      description: 'What is proposed for publication.',
    }),
    documents: Type.Array(refTo(PolicyDocument)),
    entries: Type.Array(refTo(PolicyEntry)),
    parameters: Type.Array(refTo(PolicyParameter)),
    names: exactly({ facts: Type.Array(name), terms: Type.Array(name) }),
    cases: count,
    packs: Type.Array(exactly({ id: name, name })),
  },
  { $id: 'PolicyBook', description: 'The policy in force as text, rules, values by date' },
)
export type PolicyBook = Type.Static<typeof PolicyBook>

export const PolicyCounts = exactly(
  {
    households: count,
    asOf: orNull(day),
    isCurrent: Type.Boolean({ description: 'Counted under the version in force.' }),
    conditions: Type.Array(exactly({ column: count, yes: count, no: count, unknown: count })),
    categories: Type.Array(exactly({ category: name, households: count })),
    income: exactly({
      step: amount,
      bars: Type.Array(count, { description: 'Households by income a head and month.' }),
      beyond: count,
      unknown: count,
    }),
  },
  { $id: 'PolicyCounts', description: 'What the last evaluation of the caller’s part says' },
)
export type PolicyCounts = Type.Static<typeof PolicyCounts>

export const PolicyHouseholds = exactly(
  {
    items: Type.Array(
      exactly({ id, number: name, township: textOrNull, village: textOrNull, category: name }),
    ),
    total: count,
    next: textOrNull,
  },
  { $id: 'PolicyHouseholds', description: 'Households behind a count' },
)
export type PolicyHouseholds = Type.Static<typeof PolicyHouseholds>

export const policySchemas = [
  PolicyVersion,
  PolicyArticle,
  PolicyDocument,
  PolicyExpression,
  PolicyEntry,
  PolicyParameter,
  PolicyBook,
  PolicyCounts,
  PolicyHouseholds,
]
