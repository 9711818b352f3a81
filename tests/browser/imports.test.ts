import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { addLead } from '../permissions/world.ts'
import { hasBrowser, judge, launch, openPage, overflow } from './browser.ts'
import {
  answersWord,
  comesIn,
  comesOut,
  confirmsPerson,
  fileName,
  looksAtPreview,
  messy,
  putIn,
  snapshot,
  textOf,
} from './import-steps.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

let browser: Browser
let county: ServedCounty
/** A failed try leaves its card on the page: the next one has a file of another name. */
let tries = 0

const isLong = Boolean(process.env.DOUDI_LONG)

const willowTownship = '999901100000'
const { xiaoman, qiufen } = people

/** No month in it or its name; the first of the two costs more than anybody's threshold. */
const costs = [
  '姓名,身份证号,乡镇,年自付医疗费用,政策范围内自付',
  `${xiaoman.name},${xiaoman.number},柳林乡,31001,31001`,
  `${qiufen.name},${qiufen.number},石桥镇,12,12`,
].join('\n')

describe.skipIf(!hasBrowser)('the pages for departments’ files', () => {
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

  const enter = async (options?: Parameters<typeof openPage>[2]) => {
    const opened = await openPage(browser, `${county.server.url}/#/statistics/rounds`, {
      cookie: county.server.cookie,
      ...options,
    })
    await opened.page.getByText('参加监测').waitFor()
    return opened
  }

  test('a messy file goes in, is looked at, answered, taken in, and comes out again', async () => {
    const { page, complaints, close } = await enter()
    await page.getByRole('link', { name: '数据比对' }).click()
    await page.getByRole('heading', { name: '数据比对' }).waitFor()
    await putIn(page, fileName, messy)
    await page.getByRole('heading', { name: '等你确认' }).waitFor()
    await snapshot(page, 'waiting')
    await page.getByRole('link', { name: fileName }).first().click()

    await answersWord(page)
    await looksAtPreview(page)
    await comesIn(page, { browser, county })
    await confirmsPerson(page)
    await comesOut(page)
    // What the uploader alone may not do, once.
    expect(complaints).toEqual([expect.stringContaining('403 (Forbidden)')])
    await close()
  })

  test('a file that is nothing of ours is refused with its reason, and the reason stays', async () => {
    const { page, close } = await enter()
    await page.goto(`${county.server.url}/#/imports`)
    await putIn(page, '会议通知.csv', '标题,内容\n关于开会的通知,请按时参加\n')
    const refusal = page.getByRole('alert').filter({ hasText: '会议通知.csv' })
    await refusal.waitFor()
    expect(await textOf(refusal)).toContain('失败')
    await page.reload()
    await refusal.waitFor()
    const card = page.locator('article').filter({ hasText: '会议通知.csv' })
    await card.getByRole('button', { name: '知道了' }).click()
    await refusal.waitFor({ state: 'detached' })
    await close()
  })

  test('a file that does not say its month is asked where it failed, and says what it would do', async () => {
    const { page, close } = await openPage(browser, `${county.server.url}/#/imports`, {
      cookie: county.server.cookie,
    })
    tries += 1
    const name = `医保送来的费用${'之'.repeat(tries)}.csv`
    await page.getByText('把部门送来的文件拖到这里').waitFor()
    await putIn(page, name, costs)
    const card = page.locator('article').filter({ hasText: name })
    await card.getByText('看不出文件').first().waitFor()
    await card.getByRole('button', { name: '照此再读' }).click()
    await card.getByText('先选它是哪个月的').first().waitFor()
    await card.getByLabel('它是哪个月的').fill('2024-10')
    await card.getByLabel('它是哪个月的').press('Enter')
    await card.getByRole('button', { name: '照此再读' }).click()
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('heading', { name: '入库后预计' }).waitFor()
    await page.getByText('会新产生的预警').waitFor()
    await snapshot(page, 'effects')
    await page.getByRole('button', { name: /只看影响结论的/ }).click()
    await page.waitForURL(/filter=/)
    const dear = page.getByRole('row').filter({ hasText: xiaoman.name })
    await dear.first().waitFor()
    expect(await textOf(dear.first())).toContain('大额自付医疗支出')
    expect((await dear.allTextContents()).join()).toContain('31,001.00 元')
    expect(await textOf(page.locator('main table').first())).not.toContain(qiufen.name)
    await close()
  })

  test('a lead is received and visited; all that is missing is said at once, and what was typed is kept', async () => {
    await addLead(county.app, { name: '柳线索', division: willowTownship, department: '柳林乡' })
    const officer = await signInAs(county.app, {
      ...{ role: 'township-officer', name: '柳经办', division: willowTownship },
    })
    const { page, close } = await openPage(browser, `${county.server.url}/#/imports/leads`, {
      cookie: officer.cookie,
    })
    await page.getByRole('link', { name: '柳线索' }).click()
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByText('已签收').waitFor()
    await page.getByRole('button', { name: '登记走访结果' }).click()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('还有 2 处要改').waitFor()
    await page.getByLabel('走访情况').fill('家中有人，独居，打算申请')
    await page.getByText('已自动保存').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '登记走访结果' }).click()
    await page.getByRole('button', { name: '接着填' }).click()
    expect(await page.getByLabel('走访情况').inputValue()).toBe('家中有人，独居，打算申请')
    await page.getByText('已申请', { exact: true }).click()
    await snapshot(page, 'lead')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('已登记走访结果').waitFor()
    const told = page.locator('aside').last()
    await told.getByText('柳经办').locator('visible=true').first().waitFor()
    expect(await textOf(told)).toMatch(/已走访[\s\S]*已申请/)
    await close()
  })

  test('every page is accessible in light and dark and fits 390 pixels', async () => {
    const { page, close } = await enter()
    for (const [name, hash, sign] of await screens()) {
      await page.setViewportSize({ width: 1366, height: 640 })
      await page.goto(`${county.server.url}/${hash}`)
      await page.getByText(sign).locator('visible=true').first().waitFor()
      await page.waitForLoadState('networkidle')
      for (const colorScheme of isLong ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme })
        const { violations, passes } = await judge(page)
        expect(violations, `${name} in ${colorScheme}`).toEqual([])
        expect(passes, `${name} in ${colorScheme}`).toBeGreaterThanOrEqual(20)
        await snapshot(page, `${name}-${colorScheme}`)
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await overflow(page), name).toBeLessThanOrEqual(0)
      await snapshot(page, `${name}-phone`)
    }
    await close()
  })

  test('large print is chosen once and stays', async () => {
    const { page, close } = await enter()
    await page.goto(`${county.server.url}/#/imports`)
    // Another page closes the panel that was open.
    await page.getByRole('heading', { name: '数据比对' }).waitFor()
    await page.getByText('显示', { exact: true }).click()
    await page.getByText('大字').click()
    await page.getByText('深色').click()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByRole('heading', { name: '数据比对' }).waitFor()
    const root = page.locator('html')
    expect(await root.getAttribute('data-size')).toBe('large')
    expect(await root.getAttribute('data-theme')).toBe('dark')
    expect((await judge(page)).violations).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await snapshot(page, 'files-large-dark')
    await close()
  })
})

/** The pages to judge; the file is the newest of the county’s. */
async function screens(): Promise<readonly (readonly [string, string, string])[]> {
  const response = await fetch(`${county.server.url}/api/batches?limit=1&state=已入库`, {
    headers: { authorization: `Bearer ${county.token}` },
  })
  // The answer's form is tested with the server.
  const { items } = (await response.json()) as { items: readonly { id: string }[] }
  return [
    ['files', '#/imports', '截至'],
    ['batches', '#/imports/batches', '2024年9月持证残疾人.csv'],
    ['batch', `#/imports/${items[0]?.id}`, '这份文件已经入库'],
    ['deliveries', '#/imports?by=部门', '截至'],
    ['candidates', '#/imports/candidates', '人工确认'],
    ['leads', '#/imports/leads', '由乡镇走访'],
    ['requests', '#/imports/requests', '向持有的部门索取'],
  ]
}
