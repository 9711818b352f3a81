import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs, type TestPost } from '../../src/app/accounts/test-accounts.ts'
import { clientOf } from '../../src/http/test-client.ts'
import { addAlert, addLead, furnish } from '../permissions/world.ts'
import { hasBrowser, launch, type OpenedPage, openPage } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'
import { judgeEverywhere, textOf } from './signing.ts'

let browser: Browser
let county: ServedCounty

const township = { role: 'township-officer', division: '999901100000' }
const otherTownship = { role: 'township-officer', division: '999901101000' }
const department = { role: 'department-officer', department: '残联' }

describe.skipIf(!hasBrowser)('今天要办', () => {
  beforeAll(async () => {
    county = await serveCounty({ webRoot: inject('webRoot'), prepared: inject('preparedCounty') })
    await furnish(county)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  async function enter(post: TestPost, address = ''): Promise<OpenedPage> {
    const { cookie } = await signInAs(county.app, post)
    return openPage(browser, `${county.server.url}/${address}`, { cookie })
  }
  const rows = (page: Page) => page.locator('tbody tr[data-key]')
  const first = (page: Page, kind: string) => rows(page).filter({ hasText: kind }).first()
  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env.DOUDI_PICTURES
    if (!folder) return
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: `${folder}/today-${name}-${width}.png` })
    }
    await page.setViewportSize({ width: 1366, height: 640 })
  }

  test('is where signing in leads to, and says how much there is', async () => {
    const { page, complaints, close } = await enter(township)
    await page.getByRole('heading', { name: '今天要办' }).waitFor()
    await rows(page).first().waitFor()
    expect(page.url()).toMatch(/#\/today$/)
    const count = await rows(page).count()
    await expect.poll(() => page.title()).toBe(`（${count}）今天要办 兜底`)
    expect(await textOf(page.getByRole('link', { name: '今天' }).first())).toContain(String(count))
    const text = await textOf(page.locator('main'))
    expect(text).toContain('柳林村')
    expect(text).not.toContain('石桥镇')
    expect(text).toContain('剩 10 个工作日')
    expect(text).toContain('以后')
    await picture(page, 'list')
    await judgeEverywhere(page, 'today')
    expect(complaints).toEqual([])
    await close()
  })

  test('is worked through by the keyboard; a result half written outlives a reload', async () => {
    const { page, complaints, close } = await enter(township)
    await rows(page).first().waitFor()
    await page.keyboard.press('j')
    const key = await page.evaluate(
      "document.activeElement.closest('tr[data-key]')?.dataset.key ?? ''",
    )
    expect(key).not.toBe('')
    await first(page, '签收推送').locator('.open-row').focus()
    await page.keyboard.press('Enter')
    const detail = page.getByRole('complementary', { name: '预览' })
    await detail.getByText('为什么提示').waitFor()
    await detail.getByText('监测提示').waitFor()
    expect(await textOf(detail)).toContain(people.mangzhong.name)
    await picture(page, 'preview')
    await judgeEverywhere(page, 'today-preview')
    await page.keyboard.press('e')
    await detail.getByLabel('原因').waitFor()
    await detail.getByRole('button', { name: '提交结果' }).click()
    await detail.getByText('还有 3 处要改').waitFor()
    await detail.getByLabel('原因').fill('精神三级属实，本人无稳定收入')
    await detail.getByText('已自动保存').waitFor()
    page.once('dialog', (dialog) => dialog.accept())
    await page.reload()
    await detail.getByRole('button', { name: '登记核实结果' }).click()
    await detail.getByRole('button', { name: '接着填' }).click()
    expect(await detail.getByLabel('原因').inputValue()).toBe('精神三级属实，本人无稳定收入')
    await detail.getByLabel('措施').fill('已告知可参照单人户申请低保')
    await detail.getByLabel('结果').fill('本人已提出申请')
    const before = await rows(page).count()
    // The list hears of it before the form does: that stands until its own answer is there.
    await page.route('**/api/pushes/*/reply', async (route) => {
      const response = await route.fetch()
      await detail.getByText('刚才有人签收或办了这一件').waitFor()
      await route.fulfill({ response })
    })
    await detail.getByRole('button', { name: '提交结果' }).click()
    await page.getByText('已登记核实结果').waitFor()
    await expect.poll(() => rows(page).count()).toBe(before - 1)
    await detail.getByText('没有找到这一件').waitFor()
    const kinds = await county.app.db.query<{ kind: string }>(sql`
      select kind from chain_entry
      where county_code = ${county.app.county.code} and kind in ('签收', '反馈') order by id`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['签收', '反馈'])
    expect(complaints).toEqual([])
    await close()
  })

  test('several are signed for at once; filters lie in the address and are kept', async () => {
    const { page, complaints, close } = await enter(otherTownship)
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: /^类型/ }).click()
    await page.getByRole('button', { name: /^签收推送/ }).click()
    await expect.poll(() => page.url()).toContain('kind=')
    await expect
      .poll(async () => {
        const texts = await rows(page).allInnerTexts()
        return texts.length > 0 && texts.every((one) => one.includes('签收推送'))
      })
      .toBe(true)
    const shared = page.url()
    const count = await rows(page).count()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('已选 1 件').waitFor()
    await page.getByRole('checkbox', { name: '选本页全部' }).check()
    await page.getByText(`已选 ${count} 件`).waitFor()
    await picture(page, 'batch')
    await page.getByRole('button', { name: `签收 ${count} 件` }).click()
    await page.getByText(`已签收 ${count} 件`).waitFor()
    await page.getByText('这些条件下没有要办的').waitFor()
    await page.goBack()
    await expect.poll(() => page.url()).not.toContain('kind=')
    await page.goto(shared)
    await page.getByText('这些条件下没有要办的').waitFor()
    await page.getByRole('link', { name: '清空条件' }).click()
    await first(page, '反馈推送').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('what others do meanwhile moves nothing until it is asked for', async () => {
    const colleague = await signInAs(county.app, department)
    const { page, complaints, close } = await enter(department)
    const mine = first(page, '签收推送')
    await mine.waitFor()
    const key = (await mine.getAttribute('data-key')) ?? ''
    const { url } = county.server
    const { cookie, csrf } = colleague
    const { post } = clientOf(() => ({ url, cookie, csrf }))
    await post('/api/work/batch', { action: '签收', keys: [key] })
    await page.getByText('刚才有人签收或办了这一件').waitFor()
    await addLead(county.app, { name: '林外丁', division: '999901100201', department: '残联' })
    await addAlert(county.app, '残联')
    await county.app.db.transaction(async (tx) => {
      await tx.query(sql`select pg_notify('doudi_change', ${`${county.app.county.code} 推送`})`)
    })
    const pill = page.getByRole('button', { name: /刚到 \d+ 件/ })
    await pill.waitFor()
    expect(await textOf(page.locator('tbody'))).not.toContain('林外丁')
    await picture(page, 'meanwhile')
    await pill.click()
    await page.getByText('林外丁').waitFor()
    expect(await page.getByText('刚才有人签收或办了这一件').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('the county pushes, urges and closes; another decides what is proposed', async () => {
    const { page, complaints, close } = await enter({ role: 'county-officer' })
    await rows(page).first().waitFor()
    const reply = first(page, '办结推送')
    await reply.locator('.open-row').click()
    const detail = page.getByRole('complementary', { name: '预览' })
    await detail.getByText('本人已提出申请').first().waitFor()
    await detail.getByRole('button', { name: '办结' }).click()
    await page.getByText('已办结 1 件').waitFor()
    await picture(page, 'county')
    expect(complaints).toEqual([])
    await close()
    const approver = await enter({ role: 'county-approver' }, '#/today/approvals')
    await rows(approver.page).first().locator('.open-row').click()
    await approver.page.getByRole('button', { name: '同意，照办' }).waitFor()
    await picture(approver.page, 'approvals')
    await judgeEverywhere(approver.page, 'approvals')
    expect(approver.complaints).toEqual([])
    await approver.close()
  })

  test('says so where nothing waits', async () => {
    const aide = { role: 'village-aide', division: '999901100201' }
    const { page, close } = await enter(aide, '#/today')
    await page.getByText('没有要办的', { exact: true }).waitFor()
    await close()
  })
})
