import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { changeChannel, type Database } from '#db/index'
import type { LiveEvent } from '#http/index'

const leastMsBetweenEvents = 1000
/** Then the browser asks anew, and the guard looks once more whether it may. */
const longestWatchMs = 600_000

/**
 * What every process of the installation says it has changed, told to all who watch. It listens as long
 * as somebody watches.
 */
export class LiveHub {
  readonly #db: Pick<Database, 'listen'>
  readonly #countyCode: string
  readonly #changes = new EventEmitter().setMaxListeners(0)
  #listening: Promise<() => Promise<void>> | undefined
  #watchers = 0

  constructor(db: Pick<Database, 'listen'>, countyCode: string) {
    this.#db = db
    this.#countyCode = countyCode
  }

  /** An event at once and after every change, at most one a second, until it is ended or a while is over. */
  async *watch(given: AbortSignal): AsyncGenerator<LiveEvent> {
    const signal = AbortSignal.any([given, AbortSignal.timeout(longestWatchMs)])
    const gathered = new Set<string>()
    const gather = (kind: string) => gathered.add(kind)
    this.#changes.on('change', gather)
    try {
      await this.#join()
      // Nobody knows what changed before anybody listened.
      gathered.add('')
      while (!signal.aborted) {
        if (gathered.size === 0) await once(this.#changes, 'change', { signal })
        const kinds = [...gathered].filter((kind) => kind !== '').sort()
        gathered.clear()
        yield { kinds, at: new Date().toISOString() }
        await sleep(leastMsBetweenEvents, undefined, { signal })
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      this.#changes.off('change', gather)
      await this.#leave()
    }
  }

  async #join(): Promise<void> {
    this.#watchers += 1
    this.#listening ??= this.#db.listen(changeChannel, (text) => this.#take(text))
    try {
      await this.#listening
    } catch (error) {
      this.#listening = undefined
      throw error
    }
  }

  async #leave(): Promise<void> {
    this.#watchers = Math.max(0, this.#watchers - 1)
    if (this.#watchers > 0) return
    const listening = this.#listening
    this.#listening = undefined
    const end = await listening?.catch(() => undefined)
    await end?.()
  }

  /** `999901000000 推送`; nothing: the connection was broken, and something may have changed. */
  #take(text: string): void {
    const [county = '', kind = ''] = text.split(' ')
    if (text === '' || county === this.#countyCode) this.#changes.emit('change', kind)
  }
}
