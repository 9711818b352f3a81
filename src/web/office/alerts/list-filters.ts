import { alertStages } from '#dispatch/domain'
import type { Alerts } from '../../api/client.ts'
import type { Filter } from '../../components/filters/filters.ts'
import { words } from '../../words.ts'
import { alertWords } from './words.ts'

const say = alertWords.filters

/** The chips over a list of alerts. */
export function filtersOf(facets: Alerts['facets']): readonly Filter[] {
  const classes = facets.class.map(({ value, count }) => {
    const label = Object.entries(words.classes).find(([key]) => key === value)?.[1] ?? value
    return { value, label, count }
  })
  return [
    { key: 'class', label: words.alerts.filters.class, options: classes },
    { key: 'mine', label: say.mine, all: say.mineAll, options: only(say.mineOnly) },
    { key: 'stage', label: say.stage, options: stages },
    { key: 'overdue', label: say.late, options: only(say.lateOnly) },
    { key: 'township', label: say.township, options: facets.township.map(plain) },
    { key: 'department', label: say.department, options: facets.department.map(plain) },
    { key: 'rule', label: say.rule, options: facets.rule.map(ruleOption) },
    { key: 'age', label: say.age, options: ages },
    { key: 'state', label: say.state, all: say.open, options: facets.state.map(plain) },
    { key: 'text', label: say.text, kind: 'search' },
  ]
}

const stages = alertStages
  .filter((stage) => stage !== '已了结')
  .map((stage) => ({ value: stage, label: alertWords.stages[stage] }))

const ages = Object.entries(say.ages).map(([value, label]) => ({ value, label }))

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
