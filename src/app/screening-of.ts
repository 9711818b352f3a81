import { trusted } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { type CompiledCondition, compileCondition } from '#policy/index'
import type { Dataset, Screening } from '#sources/index'
import type { App } from './app.ts'

/** The screening rule of each dataset that has one, compiled to both back ends for the day. */
export function screeningOf(
  app: Pick<App, 'compiled' | 'catalogue'>,
  day: LocalDate,
): (dataset: Dataset) => Screening | undefined {
  return (dataset) => {
    if (!dataset.screening) return undefined
    const { rule, condition } = dataset.screening
    const place = { file: `datasets.yaml ${dataset.code} 筛查`, line: 1, column: 1 }
    const compiled = compileCondition(app.compiled, { text: condition, day, place })
    return { rule, condition, ...bothWays(app, compiled) }
  }
}

function bothWays(
  app: Pick<App, 'catalogue'>,
  compiled: CompiledCondition,
): Pick<Screening, 'mayHold' | 'toSql'> {
  return {
    mayHold: (named) => {
      const facts: Record<string, string | number | boolean | null> = {}
      for (const [name, value] of Object.entries(named)) {
        const fact = app.catalogue.findByName(name)
        if (fact) facts[fact.code] = value
      }
      return compiled.evaluate(facts) !== false
    },
    toSql: (column) => trusted(compiled.toSql((fact) => column(fact).text)),
  }
}
