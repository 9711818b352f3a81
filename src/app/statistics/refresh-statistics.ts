import type { Acting } from '#access/index'
import { withAdvisoryLock } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { countedAt, countFigures, type GivenFigure } from '#oversight/index'
import { type App, heldStill } from '../app.ts'
import { listDeliveries } from '../exchange/list-deliveries.ts'

/** Counts the figures of this month anew. */
export async function recountStatistics(app: App, today: LocalDate): Promise<void> {
  const held = heldStill(app)
  const acting = held.acting('统计', today)
  const figures = await deliveryFigures(held, acting)
  await held.db.transaction(async (tx) => {
    await withAdvisoryLock(tx, 'doudi.statistics')
    await countFigures(tx, acting, { figures })
  })
}

/** What came of every share of a file that is due by the timetables, one a township. */
export async function deliveryFigures(app: App, acting: Acting): Promise<GivenFigure[]> {
  const { items } = await listDeliveries(app, acting)
  return items.flatMap(({ datasetName, department, isOverdue, townships }) =>
    townships.map(({ code, state }) => ({
      figure: '送达' as const,
      divisionCode: code,
      department,
      kind: datasetName,
      state: isOverdue && state !== '已送达' ? '逾期' : state,
      count: 1,
    })),
  )
}

/** A count takes at most a twentieth of the time, however often something changes. */
const restPerCount = 20

interface Work {
  readonly done: Promise<void>
  /** Until when nobody counts again. */
  restsUntil: number
}

const works = new WeakMap<App['db'], Work>()

/** How long a reader waits for a count that is running; then the figures are told to be old. */
const patienceMs = 200

/**
 * Sees to it that the figures are new: counts them where something has changed, and waits for that at
 * most `patienceMs`; a county of a million takes longer and is told that its figures are old. Where
 * none were counted yet it is waited for. Says whether they are new.
 */
export async function freshenStatistics(app: App, acting: Acting): Promise<boolean> {
  const known = await countedAt(app.db, acting)
  if (known?.isFresh) return true
  const work = startedWork(app, acting)
  if (!work) return false
  if (!known) await work.done
  else await Promise.race([work.done, pause(patienceMs)])
  return (await countedAt(app.db, acting))?.isFresh === true
}

/** One count at a time; undefined: the last one has only just ended. */
function startedWork(app: App, { today }: Acting): Work | undefined {
  const running = works.get(app.db)
  if (running && running.restsUntil > Date.now()) {
    return running.restsUntil === Number.POSITIVE_INFINITY ? running : undefined
  }
  const began = Date.now()
  const work: Work = {
    restsUntil: Number.POSITIVE_INFINITY,
    done: recountStatistics(app, today).finally(() => {
      const took = Date.now() - began
      work.restsUntil = took < quick ? 0 : Date.now() + took * restPerCount
    }),
  }
  // Whoever still waits is told of a fault; where nobody does, the next one counts again and is told.
  work.done.catch(() => undefined)
  works.set(app.db, work)
  return work
}

/** A count that takes no longer needs no rest. */
const quick = 3000

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
