import { departmentOf, hiddenText, type Masked } from '#access/index'
import { type ChainFields, type ChainValue, chainKindLabels, type ReadEntry } from '#chain/index'
import { type HouseholdMask, hiddenRuleName } from './household-mask.ts'

export interface MaskedEntry {
  readonly entry: ReadEntry
  /** Names of facts whose values are not shown. */
  readonly masked: readonly string[]
}

/**
 * The entries that somebody sees, sensitive values in them hidden. A department sees what is said of
 * alerts that were pushed to it, nothing else of the household.
 */
export function maskEntries(
  mask: HouseholdMask,
  entries: readonly ReadEntry[],
): readonly MaskedEntry[] {
  const { alerts, pushes } = mask.pushed
  const isDepartment = departmentOf(mask.who) !== undefined
  return entries
    .filter(({ subjectId }) => !isDepartment || isOf(subjectId, [alerts, pushes]))
    .map((entry) => {
      const { 规则: rule } = entry.fields
      if (typeof rule === 'string' && mask.hidesRule(rule)) return withoutRule(entry)
      const hidden = new Map<string, Masked>()
      const fields = maskFields(mask, entry.fields, hidden)
      return { entry: { ...entry, fields }, masked: [...hidden.keys()] }
    })
}

/** That something was done about an alert, by whom and when; not what the alert is about. */
function withoutRule(entry: ReadEntry): MaskedEntry {
  const shown = Object.entries(entry.fields).filter(([name]) => plainFields.includes(name))
  const masked = Object.keys(entry.fields).filter((name) => !plainFields.includes(name))
  const title = `${chainKindLabels[entry.kind]}（${hiddenRuleName}）`
  return { entry: { ...entry, title, fields: Object.fromEntries(shown) }, masked }
}

const plainFields: readonly string[] = ['类别', '级别', '部门', '评估日']

function isOf(id: string | null, groups: readonly ReadonlySet<string>[]): boolean {
  return id !== null && groups.some((group) => group.has(id))
}

function maskFields(
  mask: HouseholdMask,
  fields: ChainFields,
  hidden: Map<string, Masked>,
): ChainFields {
  const { 名称: name } = fields
  if (typeof name === 'string') return maskFact(mask, { name, fields }, hidden)
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const masked = typeof value === 'object' ? null : mask.ofName(key)
      if (masked === null) return [key, maskValue(mask, value, hidden)]
      hidden.set(key, masked)
      return [key, hiddenText]
    }),
  )
}

function maskFact(
  mask: HouseholdMask,
  { name, fields }: { readonly name: string; readonly fields: ChainFields },
  hidden: Map<string, Masked>,
): ChainFields {
  const masked = mask.ofName(name)
  if (masked === null) return fields
  hidden.set(name, masked)
  // Of a fact that is hidden not even the file is told: its name says what list somebody is on.
  return masked === '隐去' ? { 名称: name, 值: hiddenText } : { ...fields, 值: hiddenText }
}

function maskValue(
  mask: HouseholdMask,
  value: ChainValue,
  hidden: Map<string, Masked>,
): ChainValue {
  if (isList(value)) return value.map((one) => maskValue(mask, one, hidden))
  if (typeof value !== 'object' || value === null) return value
  return maskFields(mask, value, hidden)
}

function isList(value: ChainValue): value is readonly ChainValue[] {
  return Array.isArray(value)
}
