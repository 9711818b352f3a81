import os from 'node:os'
import path from 'node:path'
import { suggestDataFolder } from '#db/index'

export interface PlaceOptions {
  readonly data?: string
  readonly engine?: 'auto' | 'embedded' | 'pglite'
}

export interface Place {
  /** Always set: originals and the token lie here even when the tables lie on a server. */
  readonly dataFolder: string
  readonly url?: string
  readonly engine?: 'auto' | 'embedded' | 'pglite'
}

/** Where the data lie: `--data`, else DOUDI_DATA, else the usual folder; DATABASE_URL moves the tables. */
export function findPlace(options: PlaceOptions): Place {
  const folder = options.data ?? process.env.DOUDI_DATA ?? suggestDataFolder(usualFolder())
  const url = options.data === undefined ? process.env.DATABASE_URL : undefined
  return {
    dataFolder: path.resolve(folder),
    ...(url ? { url } : {}),
    ...(options.engine ? { engine: options.engine } : {}),
  }
}

function usualFolder(): string {
  return path.join(os.homedir(), '.local', 'share', 'doudi')
}
