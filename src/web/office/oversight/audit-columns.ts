import type { AuditEntry } from '../../api/client.ts'
import type { Column } from '../../components/table/columns.ts'
import { formatCount, formatMoment } from '../../format.ts'
import { words } from '../../words.ts'
import { oversightWords } from './words.ts'

const say = oversightWords.audit
const titles = say.columns

/** The log as a table. */
export const auditColumns: readonly Column<AuditEntry>[] = [
  { key: 'at', title: titles.at, width: '9.5rem', text: ({ at }) => formatMoment(at) },
  { key: 'who', title: titles.who, width: '8rem', text: ({ actor }) => actor },
  {
    ...{ key: 'what', title: titles.what, isMain: true },
    text: ({ kind, action }) => `${kind} ${action}`,
  },
  { key: 'about', title: titles.about, width: '11rem', folds: true, text: aboutOf },
  {
    ...{ key: 'purpose', title: titles.purpose, width: '10rem', folds: true },
    text: ({ purpose }) => purpose ?? '',
  },
  { key: 'how', title: titles.how, width: '5.5rem', text: ({ outcome }) => outcome },
]

/** Numbers stand in the log by their codes, facts by their names. */
export function fieldsOf({ fields }: AuditEntry): string {
  const names: Readonly<Record<string, string>> = words.household.numbers
  return fields.map((field) => names[field] ?? field).join('、')
}

/** Of how many households, people and rows an entry speaks. */
export function aboutOf(entry: AuditEntry): string {
  const parts = [
    entry.householdCount > 0 ? `${formatCount(entry.householdCount)} ${say.households}` : '',
    entry.personCount > 0 ? `${formatCount(entry.personCount)} ${say.people}` : '',
    entry.count !== null ? `${formatCount(entry.count)} ${say.rows}` : '',
  ]
  return parts.filter((one) => one !== '').join('，')
}
