import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { makePerson, propose } from './people-at-work.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'
import { demoEntrance, judgeEverywhere, signIn, snapshot, textOf } from './signing.ts'

let browser: Browser
let county: ServedCounty

const account = 'bai.lu'
const chosenPassword = 'Xiaoya7#Feng-29'
const willowTownship = '999901100000'

describe.skipIf(!hasBrowser)('what others decide about one’s work and one’s account', () => {
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

  const open = (cookie?: string) =>
    openPage(browser, county.server.url, cookie ? { cookie } : undefined)
  const openAs = async (role: string) =>
    open((await signInAs(county.app, { role, name: `某${role}` })).cookie)

  test('what was proposed is withdrawn by its proposer, or sent back with a reason by another', async () => {
    await propose(county, '审〔2024〕9号')
    const officer = await open(county.server.cookie)
    await officer.page.goto(`${county.server.url}/#/approvals?tab=own`)
    await openFirst(officer.page)
    await officer.page.getByText('审〔2024〕9号').waitFor()
    expect(await officer.page.getByRole('button', { name: '同意，照办' }).count()).toBe(0)
    await judgeEverywhere(officer.page, 'own-approval')
    await officer.page.getByRole('button', { name: '撤回' }).click()
    await officer.page.getByRole('article').getByText('已撤回').waitFor()

    await propose(county, '审〔2024〕10号')
    const { page, complaints, close } = await openAs('county-approver')
    await page.goto(`${county.server.url}/#/today/approvals`)
    await openFirst(page)
    await page.getByRole('button', { name: '退回' }).click()
    await page.getByLabel('退回的理由').fill('缺收入核对报告')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('article').getByText('已退回').waitFor()
    await snapshot(page, 'sent-back')
    expect(complaints).toEqual([])
    await close()

    await officer.page.goto(`${county.server.url}/#/approvals?tab=all`)
    await officer.page.goto(`${county.server.url}/#/approvals?tab=own`)
    const back = officer.page.getByRole('row').filter({ hasText: '已退回' })
    await back.getByRole('link').click()
    await officer.page.getByText('缺收入核对报告').waitFor()
    expect(officer.complaints).toEqual([])
    await officer.close()
  })

  test('whoever is locked out is let in again by two administrators, works in two posts, and loses them', async () => {
    const posts = [
      { role: 'county-officer' },
      { role: 'township-officer', divisionCode: willowTownship },
    ]
    await makePerson(county.app, { account, name: '白露', posts })
    const { page, close } = await open()
    await lockOut(page)
    await snapshot(page, 'locked')

    const security = await openAs('security-admin')
    await security.page.getByRole('link', { name: '白露' }).click()
    const state = security.page.getByRole('article')
    await state.getByText('锁定到').waitFor()
    await security.page.getByRole('button', { name: '解锁' }).click()
    await state.getByText('锁定到').waitFor({ state: 'detached' })
    await security.page.getByRole('button', { name: '重置密码' }).click()
    const oneTime = await textOf(security.page.getByRole('dialog').locator('code'))
    await judgeEverywhere(security.page, 'one-time')
    await security.page.getByRole('button', { name: '已经交给本人' }).click()
    await state.getByText('停用').first().waitFor()

    await signIn(page, account, oneTime)
    await page.getByText('或者账号已停用').waitFor()
    const system = await openAs('system-admin')
    await system.page.getByRole('link', { name: '白露' }).click()
    await system.page.getByRole('button', { name: '启用' }).click()
    await system.page.getByRole('button', { name: '停用' }).waitFor()

    await signIn(page, account, oneTime)
    await page.getByLabel('现在的密码', { exact: true }).fill(oneTime)
    await page.getByLabel('新密码', { exact: true }).fill(chosenPassword)
    await page.getByLabel('再写一遍新密码', { exact: true }).fill(chosenPassword)
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await changesPost(page)

    await security.page.reload()
    await security.page.getByRole('button', { name: '收回 乡镇' }).click()
    await state.getByText('柳林乡').waitFor({ state: 'detached' })
    await security.close()

    await system.page.getByRole('button', { name: '停用' }).click()
    await system.page.getByRole('button', { name: '启用' }).waitFor()
    await system.close()
    await page.reload()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await close()
  }, 150_000)

  test('who comes back from single sign-on gives the code, or reads why there is no session', async () => {
    const { page, close } = await open()
    await page.route('**/api/session', (route) =>
      route.fulfill({ json: { ...demoEntrance, isDemo: false, codeNeeded: true } }),
    )
    await page.reload()
    await page.getByRole('heading', { name: '再验证一次' }).waitFor()
    await page.getByRole('button', { name: '验证并登录' }).click()
    await page.getByText('还没有写验证码').waitFor()
    await judgeEverywhere(page, 'provider-code')
    await page.getByLabel('验证码').fill('123456')
    await page.keyboard.press('Enter')
    // Nobody waits for a code in truth: the server says so.
    await page.getByText('您还没有登录，或者登录已经结束').waitFor()
    await page.getByRole('button', { name: '用账号和密码登录' }).click()
    await page.getByLabel('密码', { exact: true }).waitFor()

    await page.goto(`${county.server.url}/?sign-in=oidc-unknown`)
    await page.getByRole('button', { name: '用账号和密码登录' }).click()
    await page.getByRole('alert').filter({ hasText: '没有关联本平台的账号' }).waitFor()
    expect(page.url()).not.toContain('sign-in=')
    await close()
  })
})

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: '待复核' }).getByRole('link').click()
}

/** Wrong passwords until the server says that and how long the account is locked. */
async function lockOut(page: Page): Promise<void> {
  const locked = page.getByText(/已暂时锁定，请 \d+ 分钟后再试/)
  for (let tries = 0; tries < 6 && (await locked.count()) === 0; tries += 1) {
    await Promise.all([
      page.waitForResponse('**/api/session'),
      signIn(page, account, `not-the-password-${tries}`),
    ])
    await page.getByRole('button', { name: '登录', exact: true }).isEnabled()
  }
  await locked.waitFor()
}

async function changesPost(page: Page): Promise<void> {
  const menu = page.locator('summary').filter({ hasText: '账号菜单' })
  const before = await textOf(menu)
  // The page takes the focus to its heading when it has come, which closes a menu that is open.
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  const other = page.getByRole('radio', { checked: false })
  await expect
    .poll(async () => {
      if (!(await other.isVisible())) await menu.click()
      return other.isVisible()
    })
    .toBe(true)
  await snapshot(page, 'posts')
  await other.check()
  await expect.poll(() => textOf(menu)).not.toBe(before)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
}
