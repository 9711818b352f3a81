import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { hasBrowser, judge, launch, type OpenedPage, openPage, overflow } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

/** Begins like an image of this kind: the type is told by content. */
const someImage = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

let browser: Browser
let county: ServedCounty

const isLong = Boolean(process.env.DOUDI_LONG)

describe.skipIf(!hasBrowser)('the page', () => {
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

  const enter = (options?: Parameters<typeof openPage>[2]) =>
    openPage(browser, `${county.server.url}/#/statistics/rounds`, {
      cookie: county.server.cookie,
      ...options,
    })

  test('shows the round', async () => {
    const { page, complaints, close } = await enter()
    await page.getByText('参加监测').waitFor()
    const text = await textOf(page.locator('main'))
    expect(text).toContain('示例县')
    expect(text).toContain('2024-10-11')
    expect(text).toMatch(/参加监测\s*3 户/)
    expect(text).toContain('低保对象')
    expect(text).toContain('2024年9月持证残疾人.csv')
    for (const part of ['可用', '已自动修正', '需确认', '不能用']) expect(text).toContain(part)
    await snapshot({ page, complaints, close }, 'round')
    expect(complaints).toEqual([])
    await close()
  })

  test('opens an alert with rule, document, facts down to the row, and its pushes', async () => {
    const { page, complaints, close } = await enter()
    await page.getByRole('link', { name: '预警处置' }).click()
    await page.getByRole('link', { name: people.mangzhong.name }).click()
    const detail = page.getByRole('article')
    await detail.waitFor()
    const text = await textOf(detail)
    expect(text).toContain('W43')
    expect(text).toContain('新政办〔2024〕22号')
    expect(text).toContain('三（一）')
    expect(text).toContain('残疾等级')
    expect(text).toContain('已遮盖')
    expect(text).not.toContain('三级')
    expect(text).toMatch(/2024年9月持证残疾人\.csv[\s\S]*3 行/)
    expect(text).toContain('剩 10 个工作日')
    await snapshot({ page, complaints, close }, 'alert')
    expect(complaints).toEqual([])
    await close()
  })

  test('answers a push that was not signed for, with a photo, and shows the rule run again', async () => {
    const { page, complaints, close } = await enter()
    await page.getByRole('link', { name: '预警处置' }).click()
    await page.getByRole('link', { name: people.mangzhong.name }).click()
    const push = page.locator('section.push').filter({ hasText: '乡镇' })
    await push.getByRole('button', { name: '登记反馈' }).click()
    await push.getByLabel('原因').fill('精神三级属实，本人无稳定收入')
    await push.getByLabel('措施').fill('已告知可参照单人户申请低保')
    await push.getByLabel('结果').fill('本人已提出申请')
    const photo = { name: '入户照片.png', mimeType: 'image/png', buffer: someImage }
    await push.locator('input[type=file]').setInputFiles(photo)
    await push.getByText('入户照片.png').waitFor()
    await push.getByRole('button', { name: '提交' }).click()
    await push.getByText('反馈后重新判定').waitFor()
    await push.getByRole('link', { name: '入户照片.png' }).waitFor()
    expect(await textOf(push)).toContain('仍然成立')
    await snapshot({ page, complaints, close }, 'reply')
    expect(complaints).toEqual([])
    await close()
    const entries = await county.app.db.query(sql`
      select kind, actor from chain_entry
      where county_code = ${county.app.county.code} and kind in ('签收', '反馈') order by id`)
    expect(entries).toEqual([
      { kind: '签收', actor: '李经办' },
      { kind: '反馈', actor: '李经办' },
    ])
  })

  test('shows a household: masked members, reasons, facts with source, a verified chain', async () => {
    const { page, complaints, close } = await enter()
    await page.getByRole('combobox', { name: '查找一户' }).fill(people.guyu.name)
    await page.getByRole('combobox', { name: '查找一户' }).press('Enter')
    await page.getByRole('main').getByRole('link', { name: people.guyu.name }).click()
    await page.getByText('救助链完整').waitFor()
    await page.getByRole('heading', { name: '关键事实' }).waitFor()
    await page.getByRole('heading', { name: '类别与理由' }).waitFor()
    const text = await textOf(page.locator('main'))
    expect(text).toContain(`${people.guyu.name}户`)
    expect(text).not.toContain(people.guyu.number)
    expect(text).toContain(people.guyu.number.slice(-2))
    expect(text).toContain('低保边缘家庭成员')
    expect(text).toContain('2024年9月持证残疾人.csv')
    expect(text).toContain('认定')
    expect(text).toContain('预警产生')
    await snapshot({ page, complaints, close }, 'household')
    expect(complaints).toEqual([])
    await close()
  })

  test('says what an empty search means', async () => {
    const { page, close } = await enter()
    await page.getByRole('combobox', { name: '查找一户' }).fill('查无此人')
    await page.keyboard.press('Enter')
    await page.getByText('没有符合条件的家庭').waitFor()
    await close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    // In the ordinary run accessibility.test.ts judges these screens with every other.
    test.runIf(isLong)(`is accessible in ${colorScheme}`, async () => {
      const { page, complaints, close } = await enter({ colorScheme })
      const screens: [string, string, string][] = [
        ['round', '#/statistics/rounds', '导入的文件'],
        ['alerts', `#/alerts/${await alertId()}`, '证据原文'],
        ['household', `#/households/${await householdId()}`, '救助链完整'],
      ]
      await page.getByText('参加监测').waitFor()
      for (const [name, hash, sign] of screens) {
        await page.goto(`${county.server.url}/${hash}`)
        await page.getByText(sign).first().waitFor()
        await page.waitForLoadState('networkidle')
        const { violations, passes } = await judge(page)
        expect(violations, `${name} in ${colorScheme}`).toEqual([])
        expect(passes, `${name} in ${colorScheme}`).toBeGreaterThanOrEqual(20)
        if (colorScheme === 'dark') await snapshot({ page, complaints, close }, `${name}-dark`)
      }
      await close()
    })
  }

  test('fits a window of 360 pixels on every screen', async () => {
    const { page, complaints, close } = await enter({ viewport: { width: 360, height: 640 } })
    await page.getByText('参加监测').waitFor()
    const screens = [
      ['#/statistics/rounds', '导入的文件'],
      ['#/alerts', '边缘户重病重残未办单人保'],
      [`#/alerts/${await alertId()}`, '证据原文'],
      ['#/households', 'L1042'],
      [`#/households/${await householdId()}`, '救助链完整'],
    ] as const
    for (const [place, [hash, sign]] of screens.entries()) {
      await page.goto(`${county.server.url}/${hash}`)
      await page.getByText(sign).locator('visible=true').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await overflow(page), hash).toBeLessThanOrEqual(0)
      await snapshot({ page, complaints, close }, `phone-${place}`)
    }
    await close()
  })

  test('is reached by keyboard: the first stop skips to the content', async () => {
    const { page, close } = await enter()
    await page.getByText('参加监测').waitFor()
    await page.keyboard.press('Tab')
    const first = await page.evaluate('document.activeElement.textContent')
    expect([String(first).trim(), '示例县']).toContain('跳到正文')
    await close()
  })
})

async function alertId(): Promise<string> {
  const [alert] = await county.app.db.query<{ id: string }>(sql`
    select id from alert where county_code = ${county.app.county.code} and rule = 'W43'`)
  return alert?.id ?? ''
}

async function householdId(): Promise<string> {
  const [household] = await county.app.db.query<{ id: string }>(sql`
    select id from household where county_code = ${county.app.county.code} and number = 'L1042'`)
  return household?.id ?? ''
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

/** Keeps a picture to look at when DOUDI_PICTURES names a folder. */
async function snapshot({ page }: OpenedPage, name: string): Promise<void> {
  const folder = process.env.DOUDI_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
