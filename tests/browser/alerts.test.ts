import * as XLSX from '@e965/xlsx'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs, type TestPost } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, judge, launch, type OpenedPage, openPage, overflow } from './browser.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'

const name = people.mangzhong.name
let browser: Browser
let county: ServedCounty

const isLong = Boolean(process.env.DOUDI_LONG)

describe.skipIf(!hasBrowser)('alerts at work', () => {
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
    await page.getByRole('button', { name: '导出所见' }).click()
    const asking = page.getByRole('dialog')
    await asking.getByRole('button', { name: '导出', exact: true }).click()
    await asking.getByText('不少于 4 个字').waitFor()
    await asking.getByLabel('用途').fill('月度调度会用')
    await snapshot(page, 'alerts-export')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      asking.getByRole('button', { name: '导出', exact: true }).click(),
    ])
    const content = await contentOf(await saved.createReadStream())
    const [sheet] = Object.values(XLSX.read(content).Sheets)
    const cells = XLSX.utils.sheet_to_csv(sheet as XLSX.WorkSheet)
    expect(cells).toContain(name)
    expect(cells).toMatch(/条件：文字 /)
    expect(cells).toMatch(/用途：月度调度会用.*日志编号/)
    expect(complaints).toEqual([])
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
    await own.getByRole('button', { name: '签收', exact: true }).click()
    // Begun, left, and there again: the page opens with the words.
    await own.getByRole('button', { name: '退回' }).click()
    await own.getByLabel('理由').fill('不是本乡镇的户')
    await own.getByText('已自动保存').waitFor()
    await township.page.reload()
    await own.getByRole('button', { name: '接着填' }).click()
    expect(await own.getByLabel('理由').inputValue()).toBe('不是本乡镇的户')
    await own.getByRole('button', { name: '取消' }).click()
    await own.getByRole('button', { name: '申请延期' }).click()
    await own.getByRole('button', { name: '提交申请' }).click()
    await own.getByText('还有 2 处要改').waitFor()
    await own.getByLabel('再要几个工作日').fill('3')
    await own.getByLabel('为什么办不完').fill('主要经办人住院')
    await own.getByRole('button', { name: '提交申请' }).click()
    await own.getByText('申请延期，等答复').waitFor()
    await own.getByRole('button', { name: '登记反馈' }).click()
    await own.getByLabel('原因').fill('属实，未申请')
    // The net goes, then the page: what was typed is there.
    await own.getByText('已自动保存').waitFor()
    await township.page.context().setOffline(true)
    await own.getByLabel('措施').fill('已上门告知')
    await own.getByText('网断了').waitFor()
    await township.page.context().setOffline(false)
    await own.getByText('已自动保存').waitFor()
    await township.page.reload()
    await own.getByRole('button', { name: '接着填' }).click()
    expect(await own.getByLabel('原因').inputValue()).toBe('属实，未申请')
    expect(await own.getByLabel('措施').inputValue()).toBe('已上门告知')
    // Meanwhile the county grants what was asked: the words stay, and the form says what is new.
    const answering = await enter(`/alerts/${await alertId()}`)
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
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表格' }).click(),
    ])
    const book = XLSX.read(await contentOf(await saved.createReadStream()))
    const [sheet] = Object.values(book.Sheets)
    const lines = XLSX.utils.sheet_to_json<Record<string, unknown>>(sheet as XLSX.WorkSheet, {
      range: 3,
    })
    const [first] = lines
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
    const { page, complaints, close } = await enter(`/alerts/${await alertId()}`)
    await page.getByRole('button', { name: '提请一事一议' }).click()
    await page.getByLabel('议题').fill('精神残疾，无稳定收入，多部门协同')
    await page.getByRole('button', { name: '提请', exact: true }).click()
    await page.getByRole('button', { name: '召集会议' }).click()
    await page.getByLabel('会议日期').fill('2024-10-11')
    await page.getByLabel('主持人').fill('张局长')
    await page.getByLabel('医保', { exact: true }).check()
    await page.getByRole('button', { name: '召集', exact: true }).click()
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
    await approveAll()
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
    const id = await alertId()
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
    await page.getByText('不再符合', { exact: true }).click()
    await page.getByLabel('怎么核实的').fill('10 月 10 日入户')
    await page.getByLabel('核实日期').fill('2024-10-10')
    await page.getByLabel('核实情况').fill('家庭收入已超过标准')
    await page.getByLabel('终止依据的文书').fill('停〔2024〕3号')
    await page.getByLabel('从哪个月停').fill('2024-11')
    await page.getByLabel('核查文书').fill('核〔2024〕3号')
    await attach(page, '入户照片.png')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('核实记录').waitFor()
    await page.getByRole('link', { name: '入户照片.png' }).waitFor()
    await snapshot(page, 'alerts-verified')
    expect(await stateOf(id)).toBe('处置中')
    await approveAll()
    await page.reload()
    await page.getByText('核实后不再符合，已按规定终止救助').first().waitFor()
    expect(await textOf(page.getByRole('article'))).toContain('已同意')
    expect(await stateOf(id)).toBe('已办结')
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
      [`/alerts/${await alertId()}`, '证据原文'],
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

/** Puts a photo into the form; returns when it is on the server. */
async function attach(page: Page, called: string): Promise<void> {
  const buffer = Buffer.from('89504e470d0a1a0a', 'hex')
  const kept = page.waitForResponse((one) => one.url().endsWith('/attachments') && one.ok())
  await page
    .locator('form input[type=file]')
    .setInputFiles({ name: called, mimeType: 'image/png', buffer })
  await kept
  await page.getByText(called).waitFor()
}

/** A second person agrees to everything that waits. */
async function approveAll(): Promise<void> {
  const { cookie, csrf } = await signInAs(county.app, {
    ...{ role: 'county-approver', name: '王审批' },
  })
  const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }
  const url = `${county.server.url}/api/approvals`
  const listed = await fetch(url, { headers })
  // The server's own form of its answer.
  const { items } = (await listed.json()) as { items: { id: string; state: string }[] }
  for (const { id } of items.filter(({ state }) => state === '待复核')) {
    const answer = await fetch(`${url}/${id}/approve`, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(200)
  }
}

async function alertId(): Promise<string> {
  const [alert] = await county.app.db.query<{ id: string }>(sql`
    select id from alert where county_code = ${county.app.county.code} and rule = 'W43'`)
  return alert?.id ?? ''
}

async function stateOf(id: string): Promise<string> {
  const [alert] = await county.app.db.query<{ state: string }>(sql`
    select state from alert where county_code = ${county.app.county.code} and id = ${id}`)
  return alert?.state ?? ''
}

function bookOf(lines: readonly object[]): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet([...lines]))
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

async function contentOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

async function textOf(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').replace(/\s+/g, ' ')
}

/** The page as people have it: on a wide screen, a phone, dark, in large print. */
async function pictures(page: Page, called: string): Promise<void> {
  if (!process.env.DOUDI_SCREENSHOTS) return
  await page.setViewportSize({ width: 1920, height: 1080 })
  await snapshot(page, `${called}-1920`)
  await page.setViewportSize({ width: 390, height: 844 })
  await snapshot(page, `${called}-390`)
  await page.setViewportSize({ width: 1366, height: 640 })
  const root = page.locator(':root')
  await root.evaluate((one) => one.setAttribute('data-theme', 'dark'))
  await snapshot(page, `${called}-dark`)
  await root.evaluate((one) => {
    one.setAttribute('data-theme', 'light')
    one.setAttribute('data-size', 'large')
  })
  await snapshot(page, `${called}-large`)
  await root.evaluate((one) => one.removeAttribute('data-size'))
}

async function snapshot(page: Page, called: string): Promise<void> {
  const folder = process.env.DOUDI_SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${called}.png`, fullPage: true })
}
