import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { type SignedInTest, signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, type OpenedPage, openPage } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'
import { judgeEverywhere } from './signing.ts'

let browser: Browser
let county: ServedCounty
let officer: SignedInTest
let homes: Record<string, string>

describe.skipIf(!hasBrowser)('one household, one file', () => {
  beforeAll(async () => {
    county = await serveCounty({
      webRoot: inject('webRoot'),
      prepared: inject('preparedCounty'),
    })
    officer = await signInAs(county.app, {
      ...{ role: 'township-officer', division: '999901101000', name: '方青竹' },
    })
    const rows = await county.app.db.query<{ name: string; home: string }>(sql`
      select p.name, f.household_id as home from person as p
      join person_profile as f on f.person_id = p.id`)
    homes = Object.fromEntries(rows.map(({ name, home }) => [name, home]))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  const open = (address: string, who: SignedInTest = officer): Promise<OpenedPage> =>
    openPage(browser, `${county.server.url}/#${address}`, { cookie: who.cookie })
  const home = () => homes[people.qiufen.name] ?? ''

  test('a list is narrowed by one box and filters, and leads to the file and back', async () => {
    const { page, complaints, close } = await open('/households')
    await page.getByRole('link', { name: people.qiufen.name }).waitFor()
    expect(await page.getByRole('link', { name: people.guyu.name }).count()).toBe(0)
    await page.getByRole('button', { name: /姓名或户号/ }).click()
    await page.getByRole('searchbox', { name: '姓名或户号' }).fill('D0918')
    await page.keyboard.press('Enter')
    await page.waitForURL(/text=D0918/)
    await page.getByText(/共\s*1\s*条/).waitFor()
    await judgeEverywhere(page, 'households')
    await page.getByRole('link', { name: people.qiufen.name }).click()
    await page.getByRole('heading', { name: `${people.qiufen.name}户` }).waitFor()
    const main = await page.locator('main').textContent()
    for (const part of ['现认定', '低保对象', '应享未享', '来源不一致', '共同生活成员', '在办']) {
      expect(main).toContain(part)
    }
    await page.getByText('一户一条救助链').waitFor()
    await judgeEverywhere(page, 'household')
    await page.getByRole('link', { name: /第\s*1\s*\/\s*1/ }).click()
    await page.waitForURL(/text=D0918/)
    expect(complaints).toEqual([])
    await close()
  })

  test('what is verified changes the verdict at once, and 撤回 takes it back', async () => {
    const { page, complaints, close } = await open(`/households/${home()}`)
    await page.getByRole('link', { name: '登记核实结果' }).click()
    await addFact(page, '全户 家庭年收入')
    await page.getByLabel('走访人').fill('江白芷')
    await page.getByLabel('理由或情况').fill('核对了工资流水')
    const income = page.getByLabel('全户 家庭年收入', { exact: false })
    await income.fill('9000')
    await judgeEverywhere(page, 'entry')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText(/判定：低保对象 →/).waitFor()
    await page.getByRole('heading', { name: `${people.qiufen.name}户` }).waitFor()
    await page.getByRole('link', { name: /^事实/ }).click()
    await page.getByText('入户走访（核实结果）').first().waitFor()
    await page.getByRole('link', { name: '登记', exact: true }).click()
    await page.getByRole('row', { name: /核实/ }).getByRole('button', { name: '撤回' }).click()
    await page.getByLabel('撤回的理由').fill('记错了户')
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
    await page.getByText('已撤回登记').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('all that must be mended is said at once, each beside its field', async () => {
    const { page, close } = await open(`/entries/${home()}?kind=事件`)
    await page.getByLabel('理由或情况').waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.textContent()).toMatch(/还有 3 处要改/)
    expect(await page.locator('.fault').count()).toBe(3)
    await close()
  })

  test('another day is only looked at', async () => {
    const { page, complaints, close } = await open(`/households/${home()}?day=2024-10-10`)
    await page.getByText('正在看').waitFor()
    await page.getByText('这一天的情况，只能看').waitFor()
    expect(await page.getByRole('link', { name: '登记核实结果' }).count()).toBe(0)
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('link', { name: '登记核实结果' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

async function addFact(page: Page, name: string): Promise<void> {
  const box = page.getByLabel('加一项事实')
  await box.click()
  await box.fill(name)
  await page.getByRole('option', { name, exact: true }).click()
}
