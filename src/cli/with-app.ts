import { type App, openApp, sealLogs } from '#app/index'
import { type LocalDate, localDate, parseLocalDate, todayInShanghai } from '#kernel/index'
import { getPassphrase } from '#vault/index'
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
    await sealLogs(app)
    return result
  } catch (error) {
    if (isStopping) return await new Promise<never>(() => undefined)
    throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    if (!isStopping) await app.close()
  }
}

/** The day a command works on: as given, else today in Shanghai. */
export function dayOf(given: string | undefined): LocalDate {
  if (given === undefined) return todayInShanghai(new Date())
  const day = parseLocalDate(given)
  if (day === undefined) throw refuse('not-a-day', { text: given })
  return localDate(day)
}
