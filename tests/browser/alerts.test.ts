import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs, type TestPost } from '../../src/app/accounts/test-accounts.ts'
import {
  alertId,
  approveAll,
  asksForMoreDays,
  attach,
  beginsToReturn,
  bookOf,
  callsConference,
  downloadsLines,
  exportsWhatIsSeen,
  pictures,
  receivesWithWords,
  repliesAcrossCut,
  snapshot,
  stateOf,
  textOf,
  writesVerification,
} from './alert-steps.ts'
import { hasBrowser, judge, launch, type OpenedPage, openPage, overflow } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

const name = people.mangzhong.name
let browser: Browser
let county: ServedCounty

const isLong = Boolean(process.env.DOUDI_LONG)

describe.skipIf(!hasBrowser)('alerts at work', () => {
  beforeAll(async () => {
    county = await serveCounty({ webRoot: inject('webRoot'), prepared: inject('preparedCounty') })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  async function enter(hash: string, post?: TestPost): Promise<OpenedPage> {
    const cookie = post ? (await signInAs(county.app, post)).cookie : county.server.cookie
    return openPage(browser, `${county.server.url}/#${hash}`, { cookie })
  }

  test('the list counts by class, and filters by what waits', async () => {
    const { page, complaints, close } = await enter('/alerts')
    await page.getByRole('link', { name }).waitFor()
    const tile = page.getByRole('button', { name: /^可能漏保/ })
    expect(await textOf(tile)).toMatch(/可能漏保 *[1-9]/)
    await tile.click()
    await page.waitForURL(/class=/)
    await page.getByRole('link', { name }).waitFor()
    await page.goto(`${county.server.url}/#/alerts?text=${encodeURIComponent('查无此人')}`)
    await page.getByText('没有符合这些条件的预警').waitFor()
    await page.goto(`${county.server.url}/#/alerts?text=${encodeURIComponent(name)}`)
    await page.getByRole('link', { name }).waitFor()
    await snapshot(page, 'alerts-list')
    const cells = await exportsWhatIsSeen(page)
    expect(cells).toContain(name)
    expect(cells).toMatch(/条件：文字 /)
    expect(cells).toMatch(/用途：月度调度会用.*日志编号/)
    expect(complaints).toEqual([])
    await close()
  })

  test('until one is chosen, the place beside the list says what it holds, and none is opened', async () => {
    const { page, close } = await enter('/alerts')
    const asked: string[] = []
    page.on('request', (one) => asked.push(new URL(one.url()).pathname))
    const hand = page.getByRole('complementary', { name: '预警详情' })
    await hand.getByText('所以不自动打开').waitFor()
    await expect
      .poll(() => textOf(hand))
      .toMatch(/按类别.*可能符合条件 ?1提示最多的规则W43.*单人保 ?1发现多久不满 7 天 ?1/)
    await hand.getByRole('link', { name: /^W43/ }).click()
    await page.waitForURL(/rule=W43/)
    await page.getByRole('link', { name }).waitFor()
    await hand.getByRole('link', { name: '不满 7 天' }).click()
    await page.waitForURL(/younger=7/)
    await snapshot(page, 'alerts-at-hand')
    expect(asked.filter((path) => /^\/api\/alerts\/[\da-f-]{36}/.test(path))).toEqual([])
    await close()
  })

  test('the board parts what waits by progress, class, department, township and age', async () => {
    const { page, complaints, close } = await enter('/alerts/board')
    const card = (column: string) =>
      page.getByRole('region', { name: column, exact: true }).getByRole('link', { name })
    await card('已推送').waitFor()
    for (const [axis, column] of [
      ['类别', '未纳入但可能符合条件'],
      ['部门', '乡镇'],
      ['发现多久', '不满 7 天'],
      ['乡镇', '柳林乡'],
    ] as const) {
      await page.getByRole('button', { name: axis, exact: true }).click()
      await card(column).waitFor()
    }
    await snapshot(page, 'alerts-board-townships')
    // The list beside the alert is the column's; going back, the board stands as it was.
    await card('柳林乡').click()
    await page.getByText('证据原文').waitFor()
    expect(page.url()).toContain('township=')
    await page.goBack()
    await card('柳林乡').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('an officer pushes to one more department; the township answers; the rule runs again', async () => {
    const { page, complaints, close } = await enter('/alerts')
    await page.getByRole('link', { name }).click()
    const detail = page.getByRole('complementary', { name: '预警详情' })
    await detail.getByText('证据原文').waitFor()
    await detail.getByLabel('转给').selectOption('人社')
    await detail.getByLabel('请对方做').fill('查 6—8 月参保')
    await detail.getByRole('button', { name: '推送', exact: true }).click()
    await page.getByText('已推送给人社').waitFor()
    const social = detail.locator('section.push').filter({ hasText: '人社' })
    await social.getByRole('button', { name: '催办' }).click()
    await social.getByLabel('催办说明').fill('请先查 9 月')
    await social.getByRole('button', { name: '催办' }).click()
    await social.getByText('催办 10-11：请先查 9 月').waitFor()
    await snapshot(page, 'alerts-pushed')
    expect(complaints).toEqual([])
    await close()

    const township = await enter('/alerts/pushes', {
      ...{ role: 'township-officer', division: '999901100000', name: '柳林经办' },
    })
    await township.page.getByRole('link', { name }).first().click()
    const own = township.page.locator('section.push').filter({ hasText: '柳林乡' })
    await receivesWithWords(own)
    await beginsToReturn(township.page, own)
    await asksForMoreDays(own)
    await repliesAcrossCut(township.page, own)
    // Meanwhile the county grants what was asked: the words stay, and the form says what is new.
    const answering = await enter(`/alerts/${await alertId(county)}`)
    const asked = answering.page.locator('section.push').filter({ hasText: '柳林乡' })
    await asked.getByRole('button', { name: '同意延期' }).click()
    await snapshot(answering.page, 'alerts-extension')
    await asked.locator('form').getByRole('button', { name: '同意延期' }).click()
    await asked.getByText('期限改到').waitFor()
    expect(answering.complaints).toEqual([])
    await answering.close()
    await own.getByLabel('结果').fill('本人已申请')
    await own.getByRole('button', { name: '提交' }).click()
    await own.getByText('刚才有人办过').waitFor()
    expect(await textOf(own.locator('form'))).toMatch(
      /期限.*2024-10-29.*延期申请.*3 个工作日，同意/,
    )
    await snapshot(township.page, 'alerts-conflict')
    await own.getByRole('button', { name: '提交' }).click()
    await own.getByText('反馈后重新判定').waitFor()
    expect(await textOf(own)).toMatch(/本人已申请[\s\S]*仍然成立/)
    // The net that was cut and the answer that was refused are told by the browser.
    const ours = township.complaints.filter((one) => !/ERR_INTERNET|409|Failed to load/.test(one))
    expect(ours).toEqual([])
    await township.close()
  })

  test('a department answers by file, and the same file again answers nothing', async () => {
    const { page, complaints, close } = await enter('/alerts/replies', {
      ...{ role: 'department-officer', department: '人社', name: '人社经办' },
    })
    const [first] = await downloadsLines(page)
    expect(first).toMatchObject({ 姓名: name, 请办理: '查 6—8 月参保' })
    const answer = { 办理: '反馈', 原因: '无参保', 措施: '已核查', 结果: '已落实到位' }
    const broken = { ...first, 推送编号: '第一条', ...answer }
    const filled = bookOf([{ ...first, ...answer }, broken])
    const give = () =>
      page.setInputFiles('input[type=file]', {
        ...{ name: '人社反馈.xlsx', buffer: filled },
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      })
    await give()
    await page.getByRole('button', { name: /^可用 ?1/ }).waitFor()
    await page.getByRole('button', { name: /^不能用 ?1/ }).click()
    await page.getByText('推送编号认不出来').waitFor()
    await snapshot(page, 'alerts-file')
    await page.getByRole('button', { name: /提交反馈/ }).click()
    await page.getByRole('status').filter({ hasText: '已反馈 1 条' }).waitFor()
    await give()
    await page.getByText('没有可以提交的行').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('a conference: asked for, called, its sum agreed by a second person, its record printed', async () => {
    const { page, complaints, close } = await enter(`/alerts/${await alertId(county)}`)
    await callsConference(page)
    await page.getByRole('button', { name: '记录决定' }).click()
    await page.getByLabel('会议决定').fill('先行救助，医保办理二次报销')
    await page.getByLabel(/涉及金额/).fill('3000')
    await attach(page, '会议纪要.png')
    await page.getByText('已自动保存').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '接着填' }).click()
    expect(await page.getByLabel('会议决定').inputValue()).toBe('先行救助，医保办理二次报销')
    await page.locator('fieldset.task select').selectOption('医保')
    await page.getByLabel('事项', { exact: true }).fill('二次报销')
    // Somebody moves the meeting meanwhile: the words stay, and the form says what is new.
    await county.app.db.execute(sql`
      update case_conference set held_at = '二楼会议室', version = version + 1`)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('刚才有人办过').waitFor()
    const asked = page.locator('form').filter({ hasText: '刚才有人办过' })
    expect(await textOf(asked)).toContain('二楼会议室')
    expect(await page.getByLabel('会议决定').inputValue()).toBe('先行救助，医保办理二次报销')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('已提交第二人复核').first().waitFor()
    await approveAll(county)
    await page.reload()
    const record = page.getByRole('article')
    await record.getByText('3,000.00').waitFor()
    expect(await textOf(record)).toMatch(/交办事项[\s\S]*医保[\s\S]*二次报销[\s\S]*已推送/)
    await record.getByRole('link', { name: '会议纪要.png' }).waitFor()
    await snapshot(page, 'alerts-conference')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('参加部门签字').isVisible()).toBe(true)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    await snapshot(page, 'alerts-conference-print')
    // The answer that was refused is told by the browser.
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([])
    await close()
  })

  test('class ④: a check proposes the end, nothing ends by itself, the history stays', async () => {
    const id = await alertId(county)
    await county.app.db.execute(sql`update alert set class = '④' where id = ${id}`)
    const { page, complaints, close } = await enter(`/alerts/${id}`)
    await page.getByRole('button', { name: '误报，写明原因' }).click()
    await page.getByLabel('理由').fill('写到一半')
    await page.getByText('已自动保存').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '接着填' }).click()
    expect(await page.getByLabel('理由').inputValue()).toBe('写到一半')
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '登记核实结论' }).click()
    await writesVerification(page)
    await attach(page, '入户照片.png')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('核实记录').waitFor()
    await page.getByRole('link', { name: '入户照片.png' }).waitFor()
    await snapshot(page, 'alerts-verified')
    expect(await stateOf(county, id)).toBe('处置中')
    await approveAll(county)
    await page.reload()
    await page.getByText('核实后不再符合，已按规定终止救助').first().waitFor()
    expect(await textOf(page.getByRole('article'))).toContain('已同意')
    expect(await stateOf(county, id)).toBe('已办结')
    expect(complaints).toEqual([])
    await close()
  })

  test('every page of alerts fits a phone and is accessible', async () => {
    const { page, close } = await enter('/alerts')
    const conference = await county.app.db.query<{ id: string }>(
      sql`select id from case_conference`,
    )
    const screens = [
      ['/alerts', '在办'],
      ['/alerts/board', '待办结'],
      [`/alerts/${await alertId(county)}`, '证据原文'],
      ['/alerts/pushes?state=全部', name],
      ['/alerts/replies', '下载表格'],
      ['/alerts/conferences?state=全部', '精神残疾'],
      [`/alerts/conferences/${conference[0]?.id}`, '一事一议会议记录'],
    ] as const
    for (const [hash, sign] of screens) {
      await page.goto(`${county.server.url}/#${hash}`)
      await page.getByText(sign).first().waitFor()
      await page.waitForLoadState('networkidle')
      // The lists are judged by accessibility.test.ts in the ordinary run; the open alert is not.
      if (isLong || sign === '证据原文') {
        const { violations } = await judge(page)
        expect(violations, hash).toEqual([])
      }
      await pictures(page, `alerts${screens.findIndex(([one]) => one === hash)}`)
      await page.setViewportSize({ width: 360, height: 640 })
      expect(await overflow(page), hash).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1366, height: 640 })
    }
    await close()
  })
})
