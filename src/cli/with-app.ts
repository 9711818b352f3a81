import { type App, noteCommand, openApp, sealLogs } from '#app/index'
import { isRefusal, type LocalDate, parseLocalDate } from '#kernel/index'
import { getPassphrase } from '#vault/index'
import { commandName } from './command-name.ts'
import { tell } from './output.ts'
import { findPlace, type PlaceOptions } from './place.ts'
import { refuse } from './refusals.ts'

/** Opens the installation, runs the work, and leaves nothing running behind. */
export async function withApp<T>(
  options: PlaceOptions,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const app = await openApp(findPlace(options), () => getPassphrase())
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    tell('正在停止，没有完成的部分不会入库……')
    app.db
      .cancelRunning()
      .then(() => app.close())
      .finally(() => process.exit(130))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const result = await work(app)
    await noteCommand(app, { command: commandName(), outcome: '成功' })
    await sealLogs(app)
    return result
  } catch (error) {
    if (isStopping) return await new Promise<never>(() => undefined)
    await noteFailure(app, error)
    throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    if (!isStopping) await app.close()
  }
}

async function noteFailure(app: App, error: unknown): Promise<void> {
  const command = commandName()
  const refused = isRefusal(error) ? error.code : undefined
  try {
    const outcome = refused === undefined ? '失败' : '拒绝'
    await noteCommand(app, { command, outcome, code: refused })
    await sealLogs(app)
  } catch {
    // What went wrong first is told; a database that is gone cannot be told of it.
  }
}

/** The day a command works on: as given, else the day it is for the county. */
export function dayIn(app: Pick<App, 'today'>, given: string | undefined): LocalDate {
  return given === undefined ? app.today() : dayOf(given)
}

/** A day as given. */
export function dayOf(given: string): LocalDate {
  const day = parseLocalDate(given)
  if (day === undefined) throw refuse('not-a-day', { text: given })
  return day
}
