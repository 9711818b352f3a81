import { listAudit } from '#access/index'
import type { App } from '../app.ts'

const atOnce = 1000

/** The log as lines of JSON, newest entry first; gives the number of entries. */
export async function exportAudit(
  app: App,
  wanted: { readonly from?: string | undefined; readonly before?: string | undefined },
  take: (line: string) => void,
): Promise<number> {
  let after: string | undefined
  let count = 0
  for (;;) {
    const page = await listAudit(app.db, app.county.code, { ...wanted, limit: atOnce, after })
    for (const item of page.items) take(`${JSON.stringify(item)}\n`)
    count += page.items.length
    if (page.next === null) return count
    after = page.next
  }
}
