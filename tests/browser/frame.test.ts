import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

let browser: Browser
let county: ServedCounty

describe.skipIf(!hasBrowser)('what every page of the office has', () => {
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

  const enter = (hash: string, cookie = county.server.cookie) =>
    openPage(browser, `${county.server.url}/#${hash}`, { cookie })

  test('a table is worked by keys, and its columns stay hidden for the account', async () => {
    const { cookie } = await signInAs(county.app, { role: 'county-officer', name: '周列表' })
    const { page, complaints, close } = await enter('/states', cookie)
    const table = page.getByRole('region', { name: '列表' })
    await table.getByText('已选 1 件').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await table.getByText('已选 2 件').waitFor()
    await page.keyboard.press('Escape')
    await table.getByText(/^已选/).waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    expect(await table.locator('tr.on').getAttribute('data-key')).toBe('b')

    await table.getByRole('button', { name: '列', exact: true }).click()
    const [kept] = await Promise.all([
      page.waitForResponse((answer) => answer.url().includes('/api/account/preferences/')),
      table.getByRole('checkbox', { name: '类型', exact: true }).uncheck(),
    ])
    expect(kept.status()).toBe(200)
    await page.reload()
    await table.getByRole('columnheader', { name: '要做什么' }).waitFor()
    expect(await table.getByRole('columnheader', { name: '类型' }).count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('letters lead to the sections, and not while somebody types', async () => {
    const { page, complaints, close } = await enter('/states')
    await page.getByRole('heading', { name: '组件与状态' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.waitForURL(/#\/households/)
    await page.keyboard.press('/')
    await page.keyboard.type('gs')
    expect(page.url()).toContain('#/households')
    const box = page.getByRole('combobox', { name: '查找一户' })
    expect(await box.inputValue()).toBe('gs')
    await box.fill(people.guyu.name)
    await page.getByRole('option').filter({ hasText: 'L1042' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/households\/[0-9a-f-]+/)
    await page.getByRole('button', { name: '帮助' }).click()
    await page.getByRole('dialog', { name: '快捷键' }).getByText('查找一户').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('an address of before leads to where the page is now', async () => {
    const { page, close } = await enter('/round')
    await page.getByText('参加监测').waitFor()
    expect(page.url()).toContain('#/statistics/rounds')
    await page.goto(`${county.server.url}/#/approvals?tab=all`)
    await page.waitForURL(/#\/today\/approvals\?tab=all/)
    await close()
  })

  test('the display goes with the account to another computer', async () => {
    const { cookie } = await signInAs(county.app, { role: 'county-officer', name: '吴大字' })
    const first = await enter('/states', cookie)
    await first.page.getByText('显示', { exact: true }).click()
    await Promise.all([
      first.page.waitForResponse((answer) =>
        answer.url().endsWith('/api/account/preferences/display'),
      ),
      first.page.getByText('大字', { exact: true }).click(),
    ])
    await first.close()
    const other = await enter('/states', cookie)
    await other.page.locator('html[data-size=large]').waitFor()
    await other.close()
    const [row] = await county.app.db.query<{ count: number }>(sql`
      select count(*)::integer as count from account_preference where name = 'display'`)
    expect(row?.count).toBeGreaterThan(0)
  })
})
