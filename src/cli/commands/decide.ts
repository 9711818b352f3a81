import { recordDecision } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { refuse } from '../refusals.ts'
import { dayIn, withApp } from '../with-app.ts'

interface DecideOptions extends PlaceOptions {
  readonly category?: string
  readonly person?: string
  readonly document?: string
  readonly month?: string
  readonly reason?: string
  readonly check?: string
  readonly by: string
  readonly today?: string
  readonly json?: boolean
}

export type DecisionName = 'recognise' | 'refuse' | 'notify' | 'terminate'

export async function decide(
  name: DecisionName,
  household: string,
  options: DecideOptions,
): Promise<void> {
  if (name !== 'notify' && !options.category) throw refuse('category-missing', {})
  if (name === 'terminate' && !options.check) throw refuse('check-missing', {})
  await withApp(options, async (app) => {
    const today = dayIn(app, options.today)
    const made = await recordDecision(app, app.acting(options.by, today), {
      kind: name,
      household,
      ...pick(options),
    })
    if (options.json) return printJson(made)
    for (const line of made.lines) print(line)
  })
}

function pick(options: DecideOptions) {
  const { category, person, document, month, reason, check } = options
  return { category, person, document, month, reason, check }
}
