import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { hasBrowser, launch, openPage } from './browser.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'

let browser: Browser
let county: ServedCounty

/** JavaScript of a cold page, gzip, in kilobytes of 1024 bytes: the most that it may be. */
const budgets = [
  ['sign-in', undefined, 110],
  ['today', '#/today', 195],
  ['alerts', '#/alerts', 195],
  ['households', '#/households', 195],
  ['imports', '#/imports', 195],
  ['statistics', '#/statistics', 285],
] as const

describe.skipIf(!hasBrowser)('the weight of a page', () => {
  beforeAll(async () => {
    county = await serveCounty({
      webRoot: inject('webRoot'),
      prepared: inject('preparedCounty'),
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  test.each(budgets)('%s is within its budget from cold', async (name, hash, most) => {
    const cookie = hash === undefined ? {} : { cookie: county.server.cookie }
    const scripts = new Set<string>()
    const opened = await openPage(browser, `${county.server.url}/${hash ?? ''}`, {
      ...cookie,
      heard: (address) => {
        if (new URL(address).pathname.endsWith('.js')) scripts.add(new URL(address).pathname)
      },
    })
    await opened.page.getByRole('heading', { level: 1 }).first().waitFor()
    await opened.page.waitForLoadState('networkidle')
    await opened.close()
    expect([...scripts].filter((one) => textOf(one).includes('[Vue warn]'))).toEqual([])
    const weights = [...scripts].map((one) => weightOf(one))
    const kilobytes = weights.reduce((sum, one) => sum + one, 0) / 1024
    console.info(`${name}: ${kilobytes.toFixed(1)} KB of JavaScript in ${scripts.size} files`)
    expect(scripts.size).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThanOrEqual(most)
  })
})

function weightOf(file: string): number {
  return gzipSync(textOf(file)).length
}

/** What ships warns of nothing: a build that does is not the one to weigh. */
function textOf(file: string): string {
  return readFileSync(path.join(inject('webRoot'), file), 'utf8')
}
