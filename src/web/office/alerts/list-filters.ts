import { alertStages } from '#dispatch/domain'
import type { Alerts } from '../../api/client.ts'
import type { Filter } from '../../components/filters/filters.ts'
import { alertWords } from './words.ts'

const say = alertWords.filters

/** The chips over a list of alerts: the usual ones, and those that few ask for. */
export function filtersOf(facets: Alerts['facets']): {
  readonly usual: readonly Filter[]
  readonly rare: readonly Filter[]
} {
  return {
    usual: [
      { key: 'township', label: say.township, options: facets.township.map(plain) },
      { key: 'department', label: say.department, options: facets.department.map(plain) },
      { key: 'rule', label: say.rule, options: facets.rule.map(ruleOption) },
    ],
    rare: [
      { key: 'stage', label: say.stage, options: stages },
      { key: 'mine', label: say.mine, all: say.mineAll, options: only(say.mineOnly) },
      { key: 'overdue', label: say.late, options: only(say.lateOnly) },
      { key: 'age', label: say.age, options: ages },
      { key: 'younger', label: say.younger, options: youngers },
      { key: 'state', label: say.state, all: say.open, options: facets.state.map(plain) },
      { key: 'text', label: say.text, kind: 'search' },
    ],
  }
}

const stages = alertStages
  .filter((stage) => stage !== '已了结')
  .map((stage) => ({ value: stage, label: alertWords.stages[stage] }))

const ages = Object.entries(say.ages).map(([value, label]) => ({ value, label }))

const youngers = Object.keys(say.ages).map((days) => ({ value: days, label: say.below(days) }))

function only(label: string) {
  return [{ value: 'true', label }]
}

function plain({ value, label }: { readonly value: string; readonly label: string }) {
  return { value, label }
}

function ruleOption({
  value,
  label,
  count,
}: {
  readonly value: string
  readonly label: string
  readonly count: number
}) {
  return { value, label: `${value} ${label}`, count }
}
