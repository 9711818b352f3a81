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
    await page.getByRole('button', { name: /姓名、户号、电话/ }).click()
    await page.getByRole('searchbox', { name: '姓名、户号、电话' }).fill('D0918')
    await page.keyboard.press('Enter')
    await page.waitForURL(/text=D0918/)
    await page.getByText(/共\s*1\s*条/).waitFor()
    await judgeEverywhere(page, 'households')
    await page.getByRole('button', { name: '导出所见' }).click()
    await page.getByLabel('用途').fill('下乡核实带走')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe('家庭清单2024-10-11.xlsx')
    await page.getByText('已导出 家庭清单2024-10-11.xlsx').waitFor()
    await page.getByRole('link', { name: people.qiufen.name }).click()
    await page.getByRole('heading', { name: `${people.qiufen.name}户` }).waitFor()
    const main = await page.locator('main').textContent()
    for (const part of ['现认定', '低保对象', '应享未享', '来源不一致', '共同生活成员', '在办']) {
      expect(main).toContain(part)
    }
    await page.getByRole('heading', { name: '一户一条救助链' }).waitFor()
    await walkReasons(page)
    await judgeEverywhere(page, 'household')
    await page.getByLabel('事项', { exact: true }).selectOption('认定')
    expect(await page.locator('.chain ol li').count()).toBe(1)
    await page.getByRole('link', { name: /第\s*1\s*\/\s*1/ }).click()
    await page.waitForURL(/text=D0918/)
    expect(complaints).toEqual([])
    await close()
  })

  test('what the list does not find by its own words the search box finds, and says why', async () => {
    const { page, complaints, close } = await open('/households?text=dqf')
    await page.getByRole('link', { name: people.qiufen.name }).waitFor()
    await page.getByText(/共\s*1\s*条/).waitFor()
    await page.goto(`${county.server.url}/#/households?text=杜秋`)
    const found = page.getByRole('listitem').filter({ hasText: people.qiufen.name })
    expect(await found.textContent()).toContain('姓名')
    await found.getByRole('link').click()
    await page.getByRole('heading', { name: `${people.qiufen.name}户` }).waitFor()
    const crumbs = page.getByRole('navigation', { name: '所在位置' })
    expect(await crumbs.textContent()).toMatch(/一户一档.*石桥镇.*石门村.*杜秋分户/)
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
    await page.getByLabel('选照片或扫描件').setInputFiles({
      ...{ name: '工资流水.png', mimeType: 'image/png' },
      buffer: Buffer.from('89504e470d0a1a0a0000', 'hex'),
    })
    await page.getByRole('button', { name: '移去 工资流水.png' }).waitFor()
    await judgeEverywhere(page, 'entry')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText(/判定：低保对象 →/).waitFor()
    await page.getByRole('heading', { name: `${people.qiufen.name}户` }).waitFor()
    await page.getByRole('link', { name: /^事实/ }).click()
    await page.locator('.origin').filter({ hasText: '走访江白芷' }).first().waitFor()
    await page.getByRole('link', { name: '附件', exact: true }).click()
    await page.getByRole('link', { name: '工资流水.png' }).waitFor()
    await judgeEverywhere(page, 'attachments')
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
    const { page, complaints, close } = await open(`/households/${home()}`)
    await page.getByRole('button', { name: /看哪一天/ }).click()
    await page.getByLabel('看哪一天').fill('2024-10-10')
    await page.keyboard.press('Enter')
    await page.getByText('正在看').waitFor()
    await page.getByText('这一天的情况，只能看').waitFor()
    expect(await page.getByRole('link', { name: '登记核实结果' }).count()).toBe(0)
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('link', { name: '登记核实结果' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

/** The tree of reasons by its keys: left folds, right unfolds and goes in, the ends are reached. */
async function walkReasons(page: Page): Promise<void> {
  const items = page.getByRole('tree', { name: '类别与理由' }).getByRole('treeitem')
  const focused = () => page.evaluate('document.activeElement?.dataset.key')
  const first = items.first()
  await first.focus()
  await page.keyboard.press('ArrowLeft')
  expect(await first.getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('ArrowRight')
  expect(await first.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('0.0')
  expect(await items.nth(1).textContent()).toMatch(/符合|待核实/)
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('0')
  await page.keyboard.press('End')
  expect(await focused()).not.toBe('0')
  await page.keyboard.press('Home')
  expect(await focused()).toBe('0')
}

async function addFact(page: Page, name: string): Promise<void> {
  const box = page.getByLabel('加一项事实')
  await box.click()
  await box.fill(name)
  await page.getByRole('option', { name, exact: true }).click()
}
