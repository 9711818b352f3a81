import type { HeldPost } from '#access/index'
import type { DemoAccount } from '#http/index'
import { readWork } from '../work/list-work.ts'
import type { SignInContext } from './sign-in-context.ts'

type Waiting = NonNullable<DemoAccount['waiting']>

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly post: HeldPost | undefined
}

const freshForMs = 60_000

interface Counted {
  readonly at: number
  readonly waiting: ReadonlyMap<string, Waiting>
}

const counted = new WeakMap<SignInContext['app'], Counted>()
const counting = new WeakSet<SignInContext['app']>()

/**
 * What waits for each of the demonstration's people, by account, as it was counted within the last
 * minute. Nobody waits for the counting at the door: what is not counted yet is there when asked again.
 */
export function demoWaiting(
  context: SignInContext,
  people: readonly DemoPerson[],
): ReadonlyMap<string, Waiting> {
  const { app } = context
  const last = counted.get(app)
  const isFresh = last !== undefined && context.now().getTime() - last.at < freshForMs
  if (!isFresh && !counting.has(app)) {
    counting.add(app)
    countAll(context, people)
      .catch(() => undefined)
      .finally(() => counting.delete(app))
  }
  return last?.waiting ?? new Map()
}

async function countAll(context: SignInContext, people: readonly DemoPerson[]): Promise<void> {
  const { app } = context
  const waiting = new Map<string, Waiting>()
  for (const { id, name, post } of people) {
    if (!post) continue
    const who = await context.whoOf({ id, name }, post)
    if (!who.permissions.has('查看总览')) continue
    const acting = { ...app.acting(name, context.today()), who }
    const { counts } = await readWork(app, acting, { limit: 1 })
    waiting.set(id, { all: counts.all, late: counts.late })
  }
  counted.set(app, { at: context.now().getTime(), waiting })
}
