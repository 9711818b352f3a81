import { useAnswer } from '../../answers.ts'
import { answerOf, api, type PolicyBook } from '../../api/client.ts'

export function usePolicyBook() {
  return useAnswer(
    () => ['policy'],
    () => answerOf(api.GET('/api/policy')),
  )
}

export function usePolicyCounts() {
  return useAnswer(
    () => ['policy', 'counts'],
    () => answerOf(api.GET('/api/policy/counts')),
  )
}

/** Words of a rule with the names in them told apart. */
export interface Word {
  readonly text: string
  readonly kind: 'fact' | 'parameter' | 'plain'
}

/** Splits a rule's words where names of facts, terms and parameters stand; the longest name counts. */
export function wordsOf(book: PolicyBook): (text: string) => readonly Word[] {
  const parameters = new Set(book.parameters.map((one) => one.name))
  const names = [...parameters, ...book.names.facts, ...book.names.terms]
    .filter((name) => name.length > 1)
    .sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`(${names.map(escaped).join('|')})`)
  return (text) =>
    text
      .split(pattern)
      .filter((part) => part !== '')
      .map((part) => ({ text: part, kind: kindOf(part, parameters, names) }))
}

function kindOf(part: string, parameters: ReadonlySet<string>, names: readonly string[]) {
  if (parameters.has(part)) return 'parameter'
  return names.includes(part) ? 'fact' : 'plain'
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A row of the table of parameters: one value, or that of one code. */
export interface ParameterRow {
  readonly key: string
  readonly name: string
  readonly code: string | null
  readonly unit: string | null
  readonly basis: string
  readonly isExample: boolean
  /** Values by day of effect, ascending. */
  readonly values: readonly { readonly from: string; readonly value: string }[]
}

export function parameterRows(book: PolicyBook): readonly ParameterRow[] {
  return book.parameters.flatMap((one) => {
    const { name, unit, codes } = one
    const basis = [one.document, one.article].filter(Boolean).join(' ')
    const isExample = one.values.at(-1)?.isExample ?? false
    const row = (code: string | null): ParameterRow => ({
      key: code === null ? name : `${name}.${code}`,
      ...{ name, code, unit, basis, isExample },
      values: one.values.map(({ from, value, byCode }) => ({
        from,
        value: (code === null ? value : byCode.find((of) => of.code === code)?.value) ?? '',
      })),
    })
    return codes.length > 0 ? codes.map(row) : [row(null)]
  })
}

/** The value that holds on a day. */
export function valueOn({ values }: ParameterRow, day: string): string {
  return values.findLast((one) => one.from <= day)?.value ?? ''
}

type Sentence = PolicyBook['documents'][number]['articles'][number]['sentences'][number]

/** Whether a sentence says something that no rule says: headings and the head of a document do not. */
export function isUnwritten(article: string, { handling, label }: Sentence): boolean {
  return handling === '无规则' && article !== '首部' && !/^小?标题：/.test(label)
}
