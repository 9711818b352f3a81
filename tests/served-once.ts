import {
  prepareCounty,
  type ServedCounty,
  type Serving,
  serveCounty,
} from './browser/served-county.ts'
import { onceARun } from './journeys/once-a-run.ts'

/** The served county, made once a run and copied, where test files run side by side. */
export async function serveCopy(serving: Omit<Serving, 'prepared'> = {}): Promise<ServedCounty> {
  return serveCounty({ ...serving, prepared: await onceARun('served-county', prepareCounty) })
}
