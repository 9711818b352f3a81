import { joinSql, type Sql, sql, trusted } from '#db/index'
import { refuse } from './refusals.ts'

/** What a name of a condition about pushes or rows stands for in SQL. */
export type RecordNames = Readonly<Record<string, Sql>>

/**
 * The condition of a rule whose subject is a record of ours (a push, a row of a file): comparisons of
 * names with names and texts, joined by `and`.
 */
export function recordCondition(ruleId: string, text: string, names: RecordNames): Sql {
  const parts = text.split(/\s+and\s+/)
  return joinSql(
    parts.map((part) => atom(part.trim(), names) ?? notUnderstood(ruleId, part, names)),
    ' and ',
  )
}

function notUnderstood(rule: string, part: string, names: RecordNames): never {
  throw refuse('condition-not-understood', { rule, part, names: Object.keys(names) })
}

function atom(part: string, names: RecordNames): Sql | undefined {
  const among = /^(\S+)\s+in\s+\(([^()]*)\)$/.exec(part)
  const subject = names[among?.[1] ?? '']
  if (among && subject) {
    const texts = [...(among[2] ?? '').matchAll(/"([^"]*)"/g)].map(([, word]) => word)
    return sql`${subject} = any(${texts}::text[])`
  }
  const comparison = /^(\S+)\s*(=|!=|<=|>=|<|>)\s*(\S+)$/.exec(part)
  const left = names[comparison?.[1] ?? '']
  const operator = operators[comparison?.[2] ?? '']
  const right = operand(comparison?.[3] ?? '', names)
  return left && operator && right && sql`${left} ${operator} ${right}`
}

function operand(word: string, names: RecordNames): Sql | undefined {
  const quoted = /^"([^"]*)"$/.exec(word)
  return quoted ? sql`${quoted[1]}::text` : names[word]
}

const operators: Readonly<Record<string, Sql>> = {
  '=': trusted('='),
  '!=': trusted('<>'),
  '<': trusted('<'),
  '<=': trusted('<='),
  '>': trusted('>'),
  '>=': trusted('>='),
}
