import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type App, openApp } from '#app/index'
import { sql } from '#db/index'
import { type RunningServer, startServer } from '#http/index'
import { type SignedInTest, signInAs } from '../../src/app/accounts/test-accounts.ts'
import { makeHttpPort } from '../../src/app/http-port/make-http-port.ts'
import { hasBrowser, launch, type OpenedPage, openContext, openIn, openPage } from './browser.ts'
import { householdId, makePerson } from './people-at-work.ts'
import { day, passphrase, people, type ServedCounty, serveCounty } from './served-county.ts'
import { signIn } from './signing.ts'

const isLong = Boolean(process.env.DOUDI_LONG)
const chosenPassword = 'Xiaoya7#Feng-29'

let browser: Browser
let county: ServedCounty
let app: App
let server: RunningServer
let officer: SignedInTest
let home: string

describe.skipIf(!hasBrowser)('nothing typed is lost', () => {
  beforeAll(async () => {
    county = await serveCounty({
      webRoot: inject('webRoot'),
      prepared: inject('preparedCounty'),
    })
    app = county.app
    server = county.server
    officer = await signInAs(app, { role: 'county-officer', name: '方青竹' })
    const [found] = await app.db.query<{ home: string }>(sql`
      select f.household_id as home from person as p join person_profile as f on f.person_id = p.id
      where p.name = ${people.qiufen.name}`)
    home = found?.home ?? ''
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await app?.close()
    if (app) rmSync(path.dirname(app.dataFolder), { recursive: true, force: true })
  })

  const open = (address: string, who: { readonly cookie: string } = officer): Promise<OpenedPage> =>
    openPage(browser, `${server.url}/#${address}`, { cookie: who.cookie })
  const entry = (kind: string) => `/entries/${home}?kind=${kind}`

  test('when the net is cut in the middle of a form, also if the page is closed meanwhile', async () => {
    const { page, close } = await open(entry('走访'))
    const context = page.context()
    await page.getByLabel('走访人').fill('江白芷')
    await page.getByText('已自动保存').waitFor()
    await context.setOffline(true)
    await page.getByLabel('理由或情况').fill('网断时写的理由')
    await page.getByText('网断了，你填的都在').waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor()
    expect(await page.getByLabel('理由或情况').inputValue()).toBe('网断时写的理由')
    await page.close()
    await context.setOffline(false)

    const again = await offeredIn(context, entry('走访'))
    await expectTyped(again, { 走访人: '江白芷', 理由或情况: '网断时写的理由' })
    await again.getByLabel('理由或情况').fill('回到网上又写的')
    await again.getByText('已自动保存').waitFor()
    await expect.poll(() => kept('visit')).toBe('回到网上又写的')
    await again.reload()
    await again.getByRole('button', { name: '接着填' }).click()
    await expectTyped(again, { 走访人: '江白芷', 理由或情况: '回到网上又写的' })
    await close()
  })

  test('when the session is ended: the page asks for the password, the form stands as it was', async () => {
    const account = 'officer.draft'
    const password = await makePerson(app, {
      ...{ account, name: '林晚晴', posts: [{ role: 'county-officer' }] },
    })
    const { page, close } = await openPage(browser, `${server.url}/#${entry('核实')}`)
    await signIn(page, account, password)
    await page.getByLabel('现在的密码', { exact: true }).fill(password)
    await page.getByLabel('新密码', { exact: true }).fill(chosenPassword)
    await page.getByLabel('再写一遍新密码', { exact: true }).fill(chosenPassword)
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await page.goto(`${server.url}/#${entry('核实')}`)
    await page.getByLabel('走访人').fill('林晚晴')
    await page.getByText('已自动保存').waitFor()

    await endSessions(account)
    await page.getByLabel('理由或情况').fill('登录结束后写的')
    const dialog = page.getByRole('dialog', { name: '登录已经结束' })
    await dialog.getByLabel('密码', { exact: true }).fill(chosenPassword)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('已自动保存').waitFor()
    await expectTyped(page, { 走访人: '林晚晴', 理由或情况: '登录结束后写的' })

    await endSessions(account)
    await page.reload()
    await signIn(page, account, chosenPassword)
    await page.getByRole('button', { name: '接着填' }).click()
    await expectTyped(page, { 走访人: '林晚晴', 理由或情况: '登录结束后写的' })
    await close()
  })

  test('when the server is stopped and started again on the same folder', async () => {
    const { page, close } = await open(entry('事实'))
    await page.getByLabel('走访人').fill('周村长')
    await page.getByText('已自动保存').waitFor()
    await stop()
    await page.getByLabel('理由或情况').fill('服务停着时写的')
    await page.getByText('网断了，你填的都在').waitFor()
    await start()
    await expect.poll(() => kept('fact'), { timeout: 20_000 }).toBe('服务停着时写的')
    await page.getByText('已自动保存').waitFor()
    await expectTyped(page, { 走访人: '周村长', 理由或情况: '服务停着时写的' })
    await page.reload()
    await page.getByRole('button', { name: '接着填' }).click()
    await expectTyped(page, { 走访人: '周村长', 理由或情况: '服务停着时写的' })
    await close()
  }, 180_000)

  test('when two people edit one household: chosen field by field, the rest goes through', async () => {
    const other = await signInAs(app, { role: 'county-officer', name: '苏木槿' })
    const mine = await open(entry('核实'))
    const theirs = await open(entry('核实'), other)
    for (const [{ page }, area] of [
      [mine, '30'],
      [theirs, '40'],
    ] as const) {
      await addFact(page, '全户 住房面积')
      await page.getByLabel('走访人').fill('江白芷')
      await page.getByLabel('理由或情况').fill('入户量过')
      await page.getByLabel('全户 住房面积', { exact: false }).fill(area)
    }
    await addFact(mine.page, '全户 家庭年收入')
    await mine.page.getByLabel('全户 家庭年收入', { exact: false }).fill('9000')
    await theirs.page.getByRole('button', { name: '登记', exact: true }).click()
    await theirs.page.getByText(/已登记。/).waitFor()
    await mine.page.getByRole('button', { name: '登记', exact: true }).click()
    const conflict = mine.page.getByRole('row', { name: /住房面积/ })
    await conflict.waitFor()
    expect(await conflict.textContent()).toMatch(/30[\s\S]*40/)
    expect(await mine.page.getByRole('row', { name: /家庭年收入/ }).count()).toBe(0)
    await mine.page.getByText('没冲突的 1 项已合在一起').waitFor()
    await conflict.getByRole('radio').nth(1).check()
    await mine.page.getByRole('button', { name: '按所选保存' }).click()
    await mine.page.getByText(/已登记。/).waitFor()
    expect(await factOf('house_area')).toMatchObject({ value: 40 })
    // How much is not shown without a purpose; that it came from this form is.
    expect(await factOf('household_income')).toMatchObject({
      masked: '揭示',
      source: { fileName: expect.stringContaining('入户走访') },
    })
    await mine.close()
    await theirs.close()
  })

  test.skipIf(!isLong)('when two people correct one member: the name is chosen', async () => {
    const [{ id } = { id: '' }] = await app.db.query<{ id: string }>(sql`
      select id from person where name = ${people.qiufen.name}`)
    const other = await signInAs(app, { role: 'county-officer', name: '苏木槿' })
    const mine = await open(`${entry('成员')}&of=${id}`)
    const theirs = await open(`${entry('成员')}&of=${id}`, other)
    for (const [{ page }, name] of [
      [mine, '杜秋芬'],
      [theirs, '杜秋汾'],
    ] as const) {
      await page.getByLabel('走访人').fill('江白芷')
      await page.getByLabel('理由或情况').fill('看过户口簿')
      await page.getByLabel('姓名').fill(name)
    }
    await mine.page.getByLabel('电话').fill('13900000000')
    await theirs.page.getByRole('button', { name: '登记', exact: true }).click()
    await theirs.page.getByText(/已登记。/).waitFor()
    await mine.page.getByRole('button', { name: '登记', exact: true }).click()
    const conflict = mine.page.getByRole('row', { name: /姓名/ })
    await conflict.waitFor()
    expect(await conflict.textContent()).toMatch(/杜秋芬[\s\S]*杜秋汾/)
    await conflict.getByRole('radio').nth(1).check()
    await mine.page.getByRole('button', { name: '按所选保存' }).click()
    await mine.page.getByText(/已登记。/).waitFor()
    const named = await app.db.query(sql`
      select p.name, p.phone_cipher is not null as "hasPhone" from person as p where p.id = ${id}`)
    expect(named).toEqual([{ name: '杜秋汾', hasPhone: true }])
    await mine.close()
    await theirs.close()
  })

  test('what is missing is asked for, however late it is known', async () => {
    const context = await openContext(browser, server.url, { cookie: officer.cookie })
    await context.route('**/explanation', async (route) => {
      const response = await route.fetch()
      await setTimeout(1500)
      await route.fulfill({ response })
    })
    const address = `/entries/${await householdId(app)}?kind=走访`
    const { page, close } = await openIn(context, `${server.url}/#${address}`)
    await page.getByLabel('加一项事实').waitFor()
    const asked = await page.getByRole('button', { name: '去掉' }).count()
    expect(asked).toBeGreaterThan(0)
    // What was left empty is not sent, and not counted among what was put together.
    await addFact(page, '全户 住房面积')
    await page.getByLabel('走访人').fill('江白芷')
    await page.getByLabel('理由或情况').fill('入户量过')
    await page.getByLabel('全户 住房面积', { exact: false }).fill('60')
    const sent = page.waitForRequest((one) => one.url().endsWith('/api/entries'))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    expect((await sent).postDataJSON().facts).toHaveLength(1)
    await page.getByText(/已登记。/).waitFor()
    await close()
  })

  test('when a review is left in the middle, and somebody changes the household meanwhile', async () => {
    const { page, close } = await open(`/today/${encodeURIComponent(`定期复核:${home}`)}`)
    await page.getByRole('button', { name: '登记复核结果' }).click()
    await page.getByLabel(/^理由/).fill('入户看过，没有变化')
    await page.getByText('已自动保存').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '登记复核结果' }).click()
    await page.getByRole('button', { name: '接着填' }).click()
    await expectTyped(page, { 理由: '入户看过，没有变化' })
    await app.db.as('owner').execute(sql`
      update household set version = version + 1 where id = ${home}`)
    await page.getByText('继续符合', { exact: true }).click()
    await page.getByRole('button', { name: '登记复核', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: '刚被别人改过' }).waitFor()
    await expectTyped(page, { 理由: '入户看过，没有变化' })
    await page.getByRole('button', { name: '登记复核', exact: true }).click()
    await page.getByText('已登记定期复核').waitFor()
    await close()
  })

  async function offeredIn(context: BrowserContext, address: string): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${server.url}/#${address}`)
    await page.getByRole('button', { name: '接着填' }).click()
    return page
  }

  async function kept(kind: string): Promise<string | undefined> {
    const key = encodeURIComponent(`entry:${home}:${kind}`)
    const response = await fetch(`${server.url}/api/drafts/${key}`, {
      headers: { cookie: officer.cookie },
    })
    // The body is what the form keeps.
    const { draft } = (await response.json()) as { draft: { body: { reason: string } } | null }
    return draft?.body.reason
  }

  async function factOf(code: string): Promise<unknown> {
    const response = await fetch(`${server.url}/api/households/${home}/facts`, {
      headers: { cookie: officer.cookie },
    })
    // As the route's schema says.
    const { items } = (await response.json()) as { items: { code: string }[] }
    return items.find((one) => one.code === code)
  }

  async function stop(): Promise<void> {
    await server.close()
    await app.close()
  }

  async function start(): Promise<void> {
    const { port } = new URL(server.url)
    app = await openApp({ dataFolder: app.dataFolder, engine: 'embedded' }, () => passphrase)
    server = await startServer({
      ...{ app: makeHttpPort(app, day), port: Number(port), webRoot: inject('webRoot') },
    })
  }
})

/** As an administrator or the clock does: the browser is not told. */
async function endSessions(account: string): Promise<void> {
  await app.db.as('worker').execute(sql`
    update sign_in_session set ends_at = now() - interval '1 minute'
    where account_id = (select id from account where name = ${account})`)
}

async function expectTyped(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(typed)) {
    expect(await page.getByLabel(new RegExp(`^${label}`)).inputValue()).toBe(text)
  }
}

async function addFact(page: Page, name: string): Promise<void> {
  const box = page.getByLabel('加一项事实')
  await box.click()
  await box.fill(name)
  await page.getByRole('option', { name, exact: true }).click()
}
