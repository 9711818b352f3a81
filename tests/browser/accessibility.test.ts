import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { allPages, type PageName } from '../../src/web/office/pages.ts'
import { hrefOf } from '../../src/web/office/route.ts'
import { hasBrowser, judge, launch, openContext, openIn, overflow, show } from './browser.ts'
import { type Planted, plant, planted } from './planted.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'
import { snapshot } from './signing.ts'

let browser: Browser
let county: ServedCounty

const isLong = Boolean(process.env.DOUDI_LONG)
const modes = [
  ['light', 'normal'],
  ['dark', 'normal'],
  ['light', 'large'],
  ['dark', 'large'],
] as const
const walked = allPages.flatMap(({ name }) => {
  const found = planted[name]
  return found ? [[name, found] as const] : []
})

test('every page of the office has something planted on it', () => {
  const bare = allPages.filter(({ name }) => planted[name] === undefined)
  expect(bare.map(({ name }) => name)).toEqual([])
})

describe.skipIf(!hasBrowser)('every page of the office is accessible', () => {
  beforeAll(async () => {
    county = await serveCounty({
      webRoot: inject('webRoot'),
      prepared: inject('preparedCounty'),
    })
    await plant(county)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  test.each(walked)('%s', async (name, wanted) => {
    const address = await addressOf(name, wanted)
    const { page, complaints, close } = await openIn(await browserOf(wanted), address)
    await page.getByText(wanted.text).locator('visible=true').first().waitFor()
    await page.waitForLoadState('networkidle')
    for (const [colorScheme, size] of isLong ? modes : modes.slice(0, 1)) {
      await show(page, { colorScheme, size })
      const mode = `${name} ${colorScheme} ${size}`
      const { violations, passes } = await judge(page)
      expect(violations, mode).toEqual([])
      expect(passes, mode).toBeGreaterThanOrEqual(15)
      expect(await overflow(page), mode).toBeLessThanOrEqual(0)
      await snapshot(page, `walk-${name}-${colorScheme}-${size}`)
    }
    await fitsPhone(page, name)
    expect(complaints).toEqual([])
    await close()
  })
})

async function addressOf(name: PageName, { id, query }: Planted): Promise<string> {
  const target = {
    page: name,
    ...(id ? { id: await id(county) } : {}),
    ...(query ? { query: query(county) } : {}),
  }
  return `${county.server.url}/${hrefOf(target)}`
}

const browsers = new Map<string, BrowserContext>()

/** One for each post, signed in: what it loaded for one page it has for the next. */
async function browserOf(wanted: Planted): Promise<BrowserContext> {
  const { role, division, department } = wanted
  const post = JSON.stringify([role, division, department])
  const { url, cookie } = county.server
  const found =
    browsers.get(post) ??
    (await openContext(browser, url, {
      cookie: role === undefined ? cookie : await cookieOf(role, wanted),
    }))
  browsers.set(post, found)
  return found
}

async function cookieOf(role: string, { division, department }: Planted): Promise<string> {
  const post = {
    role,
    name: `某${role}`,
    ...(division ? { division } : {}),
    ...(department ? { department } : {}),
  }
  return (await signInAs(county.app, post)).cookie
}

async function fitsPhone(page: Page, name: string): Promise<void> {
  await show(page, { colorScheme: 'light', size: 'normal' })
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page), `${name} at 390 pixels`).toBeLessThanOrEqual(0)
  await snapshot(page, `walk-${name}-phone`)
}
