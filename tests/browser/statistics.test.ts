import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { loadMap, loadPopulation, recountStatistics } from '#app/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { signInAs, type TestPost } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, judge, launch, type OpenedPage, openPage } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

let browser: Browser
let county: ServedCounty

const day = localDate('2024-10-11')
const example = path.resolve(import.meta.dirname, '../../examples/county')

describe.skipIf(!hasBrowser)('统计', () => {
  beforeAll(async () => {
    county = await serveCounty({ webRoot: inject('webRoot'), prepared: inject('preparedCounty') })
    await recountStatistics(county.app, day)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  async function enter(address: string, post?: TestPost): Promise<OpenedPage> {
    const cookie = post ? (await signInAs(county.app, post)).cookie : county.server.cookie
    const opened = await openPage(browser, `${county.server.url}/#/${address}`, { cookie })
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
      await page.screenshot({ path: `${folder}/statistics-${name}-${width}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1366, height: 640 })
  }

  test('a place without a map and without its population says so, and shows the table', async () => {
    const { page, complaints, close } = await enter('statistics')
    await page.getByRole('rowheader', { name: '柳林乡' }).waitFor()
    await page.getByText('本地没有装入地图').waitFor()
    expect(await page.getByText('未填户籍人口').count()).toBeGreaterThan(1)
    expect(await page.getByText('暂定').first().isVisible()).toBe(true)
    // The browser itself complains of the answer that there is no map.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
    await close()
  })

  test('every number of the page is how many its list has', async () => {
    const acting = county.app.acting('测试', day)
    await loadMap(county.app, acting, { file: path.join(example, 'map.geojson') })
    await loadPopulation(county.app, acting, path.join(example, 'population.yaml'))
    const { page, complaints, close } = await enter('statistics')
    await page.getByRole('rowheader', { name: '柳林乡' }).waitFor()
    await page.waitForLoadState('networkidle')
    const links = await page.locator('main a[href*="/statistics/list"]').evaluateAll((found) =>
      found.map((one) => ({
        href: one.getAttribute('href') ?? '',
        text: (one.textContent ?? '').trim(),
      })),
    )
    const counts = links.flatMap(({ href, text }) => {
      const [number] = text.match(/^(?:涉及 |超时 )?([\d,]+)(?: 户(?:失败)?)?$/)?.slice(1) ?? []
      const isCount = number !== undefined && !/发现到救助|部门回复/.test(decodeURIComponent(href))
      return isCount ? [[href, Number(number.replaceAll(',', ''))] as const] : []
    })
    expect(counts.length).toBeGreaterThan(7)
    for (const [href, count] of new Map(counts)) {
      await page.goto(`${county.server.url}/${href}`)
      await page.getByText(/^第 1—\d+ 条，共 [\d,]+ 条$/).waitFor()
      const foot = await page.getByText(/^第 1—\d+ 条，共 [\d,]+ 条$/).textContent()
      expect(foot, decodeURIComponent(href)).toBe(`第 1—${count} 条，共 ${count} 条`)
      expect(await page.locator('tbody tr[data-key]').count()).toBe(count)
    }
    expect(complaints).toEqual([])
    await close()
  })

  test('the map and the table show the same township, and a township its villages', async () => {
    const { page, complaints, close } = await enter('statistics')
    await page.getByRole('img', { name: /地图/ }).waitFor()
    expect(await page.locator('svg path[data-code]').count()).toBe(4)
    await page.locator('svg path[data-code="999901101000"]').hover()
    await page.locator('tr.on').getByText('石桥镇').waitFor()
    // Their colours are measured against their areas, which this check takes for the sheet.
    await page.locator('svg g').evaluateAll((labels) => {
      for (const one of labels) one.remove()
    })
    expect((await judge(page)).violations).toEqual([])
    await picture(page, 'county')
    await page.getByRole('link', { name: '柳林乡', exact: true }).click()
    await page.getByRole('rowheader', { name: '柳林村', exact: true }).waitFor()
    expect(page.url()).toContain('division=999901100000')
    await page.goBack()
    await page.getByRole('rowheader', { name: '石桥镇' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('the list names each of them, and leads to the household', async () => {
    const { page, complaints, close } = await enter('statistics/list?figure=监测人口')
    await page.getByText(people.guyu.name).waitFor()
    await page.getByRole('button', { name: '导出所见' }).click()
    await page.getByRole('button', { name: '下乡核实带走' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^统计名单-监测人口.*\.xlsx$/)
    await page.getByText('已导出 统计名单-监测人口').waitFor()
    await page.getByRole('button', { name: /范围/ }).click()
    await page.getByRole('button', { name: '柳林乡', exact: true }).click()
    await page.getByText(people.shuangjiang.name).waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: people.guyu.name }).click()
    await page.getByText('L1042').first().waitFor()
    await page.getByRole('link', { name: '回到查询结果', exact: true }).click()
    await page.getByText(people.guyu.name).waitFor()
    expect(page.url()).toContain('division=999901100000')
    expect(complaints).toEqual([])
    await close()
  })

  test('a month that is over keeps its figures and opens no list', async () => {
    const { countyCode } = county.app.acting('测试', day)
    await county.app.db.execute(sql`
      insert into statistics_month
      select county_code, '2024-09', '2024-09-30', counted_at, took_ms, marks, policy_id,
        policy_version
      from statistics_month where county_code = ${countyCode} and month = '2024-10'`)
    await county.app.db.execute(sql`
      insert into statistics_figure
      select county_code, '2024-09', figure, division_code, department, class, kind, state, days,
        count * 2, amount
      from statistics_figure where county_code = ${countyCode} and month = '2024-10'`)
    const { page, complaints, close } = await enter('statistics')
    await page.getByText(/比上次少 \d+ 人/).waitFor()
    await page.getByRole('button', { name: /截至/ }).click()
    await page.getByRole('button', { name: '2024-09-30 已封批' }).click()
    await page.getByText('已封批的月份只存数，不存名单').waitFor()
    expect(page.url()).toContain('month=2024-09')
    expect(await page.locator('main a[href*="/statistics/list"]').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('the table goes out as a workbook of the county', async () => {
    const { page, close } = await enter('statistics')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('低收入人口动态监测进度表-2024-10-示例县.xlsx')
    await page.getByText('已导出 低收入人口动态监测进度表').waitFor()
    await close()
  })

  test('the wall shows the figures and nobody', async () => {
    const { page, complaints, close } = await enter('statistics/wall')
    await page.getByText('未办结预警').waitFor()
    expect(await page.locator('nav').count()).toBe(0)
    expect(await page.locator('main a').count()).toBe(1)
    const text = await page.locator('main').textContent()
    for (const { name } of Object.values(people)) expect(text).not.toContain(name)
    await picture(page, 'wall')
    expect(complaints).toEqual([])
    await close()
  })

  test('a department is shown what was pushed to it', async () => {
    const { page, complaints, close } = await enter('statistics', {
      role: 'department-officer',
      department: '残联',
    })
    await page.getByRole('heading', { name: '部门答复' }).waitFor()
    expect(await page.getByText('监测的低收入人口').count()).toBe(0)
    expect(await page.getByRole('link', { name: '大屏' }).count()).toBe(0)
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
    await close()
  })
})
