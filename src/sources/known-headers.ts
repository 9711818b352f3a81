import type { Dataset, DatasetMap } from './domain.ts'
import { headerForms } from './header-forms.ts'
import { normaliseHeader } from './read/index.ts'
import { sharedHeader } from './shared-header.ts'

/** The field that a header names. */
export interface NamedField {
  readonly field: string
  /** The dataset's own headers go before its field names, these before general synonyms. */
  readonly rank: number
}

const known = new WeakMap<Dataset, ReadonlyMap<string, NamedField>>()

/** The fields of a dataset by every header that names one. */
export function fieldsByHeader(dataset: Dataset, map: DatasetMap): ReadonlyMap<string, NamedField> {
  const before = known.get(dataset)
  if (before !== undefined) return before
  const fields = new Map<string, NamedField>()
  const add = (header: string, field: string, rank: number): void => {
    const plain = foldHeader(normaliseHeader(header).text)
    if (!fields.has(plain)) fields.set(plain, { field, rank })
  }
  for (const { field, headers } of dataset.columns) for (const one of headers) add(one, field, 0)
  // Without a column for it, a disability certificate's number is a way to give the identity number.
  const spare = dataset.columns.some(({ role }) => role === '残疾证号') ? [] : ['残疾证号']
  for (const { field, role, fact } of dataset.columns) {
    add(field, field, 1)
    const synonyms = [...(role ? (map.roleHeaders[role] ?? []) : []), ...(fact?.headers ?? [])]
    for (const [at, one] of synonyms.entries()) add(one, field, 2 + at / 100)
  }
  for (const role of spare) {
    for (const one of [role, ...(map.roleHeaders[role] ?? [])]) add(one, '身份证号', 50)
  }
  known.set(dataset, fields)
  return fields
}

const knownByMap = new WeakMap<DatasetMap, (header: string) => boolean>()

/** Whether a header might name a field of some dataset; where it says no, none names one. */
export function knownIn(map: DatasetMap): (header: string) => boolean {
  const before = knownByMap.get(map)
  if (before !== undefined) return before
  const names = new Set(map.datasets.flatMap((one) => [...fieldsByHeader(one, map).keys()]))
  const knows = (header: string): boolean => {
    const folded = foldHeader(header)
    const hasPart = (part: string): symbol | undefined => (names.has(part) ? Symbol() : undefined)
    return (
      names.has(folded) ||
      headerForms(folded).some(({ text }) => names.has(text)) ||
      sharedHeader(folded, hasPart) !== undefined
    )
  }
  knownByMap.set(map, knows)
  return knows
}

/** A header as it is looked up: small letters, one kind of brackets, slashes and dashes. */
export function foldHeader(text: string): string {
  return text
    .toLowerCase()
    .replace(/[（［[【〔]/g, '(')
    .replace(/[）］\]】〕]/g, ')')
    .replace(/／/g, '/')
    .replace(/[_—–－-]/g, '-')
}
