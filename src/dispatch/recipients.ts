import { type Disposal, type MonitoringRule, ruleDepartments } from '#policy/index'

type Push = NonNullable<MonitoringRule['push']>

/** Who must answer an alert, and who helps. Nobody stands in both. */
export interface Recipients {
  readonly responsible: readonly string[]
  readonly cooperating: readonly string[]
}

/**
 * Whom a rule's alert goes to at a place: the place's disposal of the class decides, where it prints
 * one; 规则 stands for the departments the rule names. A department that the disposal puts aside still
 * helps where the disposal lets the rule's departments help (国办发〔2023〕39号 三（四）).
 */
export function recipientsOf(push: Push, disposal: Disposal | undefined): Recipients {
  if (!disposal) return apart(push.responsible, push.cooperating)
  const responsible = named(disposal.responsible, push.responsible)
  const displaced = push.responsible.filter((one) => !responsible.includes(one))
  return apart(responsible, named(disposal.cooperating, [...displaced, ...push.cooperating]))
}

function named(printed: readonly string[], ofRule: readonly string[]): readonly string[] {
  return printed.flatMap((one) => (one === ruleDepartments ? ofRule : [one]))
}

function apart(responsible: readonly string[], cooperating: readonly string[]): Recipients {
  const first = [...new Set(responsible)]
  return {
    responsible: first,
    cooperating: [...new Set(cooperating)].filter((one) => !first.includes(one)),
  }
}
