import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, judge, launch, type OpenedPage, openPage } from './browser.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'

let browser: Browser
let county: ServedCounty

const isLong = Boolean(process.env.DOUDI_LONG)

/** The household L1042 has less a head than this, and more than the standard in force. */
const raised = '800'

describe.skipIf(!hasBrowser)('政策', () => {
  beforeAll(async () => {
    county = await serveCounty({ webRoot: inject('webRoot'), prepared: inject('preparedCounty') })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  async function enter(address: string, role?: string): Promise<OpenedPage> {
    const signed = role ? await signInAs(county.app, { role, name: '陈审批' }) : county.server
    const opened = await openPage(browser, `${county.server.url}/#/${address}`, {
      cookie: signed.cookie,
    })
    await opened.page.getByRole('heading', { level: 1 }).waitFor()
    return opened
  }

  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env.DOUDI_PICTURES
    if (!folder) return
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: `${folder}/policy-${name}-${width}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.evaluate("document.documentElement.dataset.theme = 'dark'")
    await page.screenshot({ path: `${folder}/policy-${name}-dark.png`, fullPage: true })
    await page.evaluate("document.documentElement.dataset.theme = 'light'")
  }

  test('an officer changes a standard, sees what it would do, and another publishes it', async () => {
    const before = county.app.pack.version
    const { page, complaints, close } = await enter('policy')
    const field = page.getByLabel('草稿：低保标准 农村')
    await field.waitFor()
    expect(await page.getByText('家庭人均收入低于低保标准').count()).toBeGreaterThan(0)
    await field.fill(raised)
    await field.press('Tab')
    await page.getByText('已自动保存').waitFor()
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByText('每月资金').waitFor()
    const row = page.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: '低保边缘家庭成员', exact: true }),
    })
    expect(await row.textContent()).toContain('1 户')
    expect((await judge(page)).violations).toEqual([])
    await picture(page, 'simulated')

    await page.getByLabel('改动的依据和理由').fill('市里公布新标准')
    await page.getByRole('button', { name: '跑用例' }).click()
    const aside = page.getByRole('checkbox', { name: /不再核对/ })
    await aside.first().waitFor()
    for (const box of await aside.all()) await box.check()
    await page.getByRole('button', { name: '跑用例' }).click()
    await page.getByRole('button', { name: '提交复核' }).click()
    await page.getByText('待第二人复核').first().waitFor()
    expect(complaints).toEqual([])
    await close()

    const second = await enter('today/approvals', 'county-approver')
    await second.page
      .getByText(/发布政策/)
      .first()
      .click()
    await second.page.getByRole('button', { name: '同意，照办' }).click()
    await second.page.getByText('已同意').first().waitFor()
    expect(county.app.pack.version).not.toBe(before)
    await second.close()
  }, 240_000)

  test.skipIf(!isLong)(
    'an answer that is lost makes no second draft, and no conflict with oneself',
    async () => {
      const { page, close } = await enter('policy')
      const field = (code: string) => page.getByLabel(`草稿：低保标准 ${code}`)
      await field('农村').waitFor()
      const first = await field('农村').inputValue()
      const lost = { POST: 1, PUT: 1 }
      await page.route('**/api/policy/drafts**', async (route) => {
        // The draft is begun with a POST and kept with a PUT.
        const method = route.request().method() as keyof typeof lost
        if (!lost[method]) return route.fallback()
        lost[method] -= 1
        await route.fetch()
        return route.abort()
      })
      const write = async (code: string, value: number) => {
        await field(code).fill(String(value))
        await field(code).press('Tab')
      }
      await write('农村', Number(first) + 10)
      await expect.poll(() => lost.POST).toBe(0)
      await page.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor()
      await write('城市', 1200)
      await expect.poll(() => lost.PUT).toBe(0)
      await write('农村', Number(first) + 20)
      await expect
        .poll(() => kept(page), { timeout: 20_000 })
        .toMatchObject([
          [
            { name: '低保标准', code: '城市', value: '1200' },
            { name: '低保标准', code: '农村', value: String(Number(first) + 20) },
          ],
        ])
      expect(await page.getByText('刚改过这份草稿').count()).toBe(0)
      await close()
    },
  )

  test('a wrong name in a rule is marked at the word, with the nearest right one', async () => {
    const { page, close } = await enter('policy')
    await page.getByRole('button', { name: '改写法' }).first().click()
    const editor = page.getByRole('textbox', { name: /的写法$/ })
    await editor.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('低保差颔 < 0')
    await page.getByRole('button', { name: '改成“低保差额”' }).waitFor()
    expect(await page.locator('.wrong-word').textContent()).toBe('低保差颔')
    await page.getByRole('button', { name: '改成“低保差额”' }).click()
    await page.getByText('写法正确').waitFor()
    await close()
  }, 120_000)

  test('the cases, the texts of a rule, one rule tried, and the paper of it all', async () => {
    const { page, complaints, close } = await enter('policy?tab=cases&find=S4-03')
    await page.getByRole('link', { name: '人均正好等于标准，不是低于，落到边缘' }).click()
    await page.getByRole('tree').waitFor()
    expect(await page.getByRole('row', { name: /^户 / }).textContent()).toContain(
      '低保边缘家庭成员',
    )
    await picture(page, 'cases')

    await page.goto(`${county.server.url}/#/policy`)
    await page.getByRole('button', { name: '原文和 SQL' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^SQL/ }).click()
    await expect
      .poll(() => dialog.getByRole('textbox', { name: /^SQL/ }).inputValue())
      .toMatch(/^select/)
    await picture(page, 'text')
    await dialog.getByRole('button', { name: '关闭' }).click()

    await page.goto(`${county.server.url}/#/policy?tab=monitoring`)
    const rule = page.getByRole('article').filter({ hasText: 'W43' }).first()
    await rule.getByRole('button', { name: '试运行' }).click()
    await rule.getByText('会产生预警').waitFor()
    await rule
      .getByRole('button', { name: /^为什么/ })
      .first()
      .click()
    await rule.getByRole('tree').waitFor()
    expect((await judge(page)).violations).toEqual([])
    await picture(page, 'trial')

    await page.goto(`${county.server.url}/#/policy/paper`)
    await page.getByText('左边是文件条款').waitFor()
    await picture(page, 'paper')
    const folder = process.env.DOUDI_PICTURES
    if (folder) await page.pdf({ path: `${folder}/policy-paper.pdf`, format: 'A4' })
    expect(complaints).toEqual([])
    await close()
  }, 120_000)

  test('who decides reads the policy, and writes nothing', async () => {
    const { page, close } = await enter('policy', 'county-approver')
    await page.getByText('参数按生效日期').waitFor()
    expect(await page.getByRole('button', { name: '改写法' }).count()).toBe(0)
    await close()
  }, 60_000)
})

/** What each open draft says of the parameters, as the server has it. */
async function kept(page: Page): Promise<readonly unknown[]> {
  const answer = await page.request.get(`${county.server.url}/api/policy/drafts`)
  // As the route's schema says.
  const { items } = (await answer.json()) as { items: { changes: { parameters: unknown } }[] }
  return items.map(({ changes }) => changes.parameters)
}
