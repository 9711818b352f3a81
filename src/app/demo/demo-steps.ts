import type { Acting } from '#access/index'
import type { App } from '../app.ts'

/** What somebody of the example county does about an alert on a day, as `replies.json` tells it. */
export interface Step {
  readonly on: string
  readonly rule: string
  readonly household: string
  readonly person: string | null
  readonly department: string
  readonly does: string
  readonly isAboutLateness?: true
  readonly [words: string]: unknown
}

/** A step with what it is done to. */
export interface AlertStep {
  readonly app: App
  readonly acting: Acting
  readonly step: Step
  readonly alertId: string
  /** Of whoever must answer. */
  readonly pushId: string
}

export function textOf(step: Step, name: string): string {
  const text = step[name]
  if (typeof text !== 'string') throw new Error(`${step.does} of ${step.rule} says no ${name}`)
  return text
}

export function answersOf(step: Step) {
  return {
    cause: textOf(step, '原因'),
    measure: textOf(step, '措施'),
    outcome: textOf(step, '结果'),
  }
}
