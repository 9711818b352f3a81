import { alertStages } from '#dispatch/domain'

type Query = Readonly<Record<string, string>>

/** The filters of the address as the interface takes them; what is none of its words falls away. */
export function askedOf(query: Query) {
  const [age, younger] = [query.age, query.younger].map(daysOf)
  return {
    class: query.class || undefined,
    department: query.department || undefined,
    township: query.township || undefined,
    rule: query.rule || undefined,
    state: query.state || undefined,
    stage: alertStages.find((one) => one === query.stage),
    ...{ age, younger },
    overdue: query.overdue === 'true' || undefined,
    mine: query.mine === 'true' || undefined,
    text: query.text?.trim() || undefined,
  }
}

function daysOf(text: string | undefined): number | undefined {
  const days = Number(text)
  return Number.isInteger(days) && days > 0 ? days : undefined
}

/** The keys of the filters, in the order of the bar. */
export const filterKeys = [
  'class',
  'mine',
  'stage',
  'overdue',
  'township',
  'department',
  'rule',
  'age',
  'younger',
  'state',
  'text',
] as const
