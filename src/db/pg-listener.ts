import pg from 'pg'
import { ident } from './sql.ts'

const firstWaitMs = 500
const longestWaitMs = 30_000

/**
 * A connection of its own that hears one channel. When it breaks it is made again, later each time it
 * fails; `take` then gets an empty text, for what was said meanwhile is lost.
 */
export class PgListener {
  readonly #configuration: pg.ClientConfig
  readonly #channel: string
  readonly #take: (text: string) => void
  #client: pg.Client | undefined
  #again: NodeJS.Timeout | undefined
  #waitMs = firstWaitMs
  #isEnded = false

  constructor(
    configuration: pg.ClientConfig,
    { channel, take }: { readonly channel: string; readonly take: (text: string) => void },
  ) {
    this.#configuration = configuration
    this.#channel = channel
    this.#take = take
  }

  async begin(): Promise<void> {
    const client = new pg.Client({ ...this.#configuration, keepAlive: true })
    this.#client = client
    // A connection that broke while it was made says so twice.
    client.on('error', () => this.#broken(client))
    client.on('end', () => this.#broken(client))
    client.on('notification', ({ payload }) => this.#take(payload ?? ''))
    await client.connect()
    await client.query(`listen ${ident(this.#channel).text}`)
    this.#waitMs = firstWaitMs
  }

  async end(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#again)
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => undefined)
  }

  #broken(client: pg.Client): void {
    if (this.#isEnded || this.#client !== client) return
    this.#client = undefined
    client.end().catch(() => undefined)
    this.#again = setTimeout(() => void this.#repeat(), this.#waitMs)
    this.#again.unref()
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs)
  }

  async #repeat(): Promise<void> {
    try {
      await this.begin()
      if (!this.#isEnded) this.#take('')
    } catch {
      const client = this.#client
      if (client) this.#broken(client)
    }
  }
}
