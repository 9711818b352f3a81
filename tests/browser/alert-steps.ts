import * as XLSX from '@e965/xlsx'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sql } from '#db/index'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import type { ServedCounty } from './served-county.ts'

/** The push is received with a word of who sees to it; the word stays for both sides. */
export async function receivesWithWords(own: Locator): Promise<void> {
  await own.getByRole('button', { name: '签收并说明' }).click()
  await own.getByLabel('签收说明').fill('由王干事办理，下周三入户')
  await own.getByRole('button', { name: '签收', exact: true }).click()
  await own.getByText('已签收 10-11：由王干事办理，下周三入户').waitFor()
}

/** Begun, left, and there again: the page opens with the words. */
export async function beginsToReturn(page: Page, own: Locator): Promise<void> {
  await own.getByRole('button', { name: '退回' }).click()
  await own.getByLabel('理由').fill('不是本乡镇的户')
  await own.getByText('已自动保存').waitFor()
  await page.reload()
  await own.getByRole('button', { name: '接着填' }).click()
  expect(await own.getByLabel('理由').inputValue()).toBe('不是本乡镇的户')
  await own.getByRole('button', { name: '取消' }).click()
}

export async function asksForMoreDays(own: Locator): Promise<void> {
  await own.getByRole('button', { name: '申请延期' }).click()
  await own.getByRole('button', { name: '提交申请' }).click()
  await own.getByText('还有 2 处要改').waitFor()
  await own.getByLabel('再要几个工作日').fill('3')
  await own.getByLabel('为什么办不完').fill('主要经办人住院')
  await own.getByRole('button', { name: '提交申请' }).click()
  await own.getByText('申请延期，等答复').waitFor()
}

/** The net goes, then the page: what was typed is there. */
export async function repliesAcrossCut(page: Page, own: Locator): Promise<void> {
  await own.getByRole('button', { name: '登记反馈' }).click()
  await own.getByLabel('原因').fill('属实，未申请')
  await own.getByText('已自动保存').waitFor()
  await page.context().setOffline(true)
  await own.getByLabel('措施').fill('已上门告知')
  await own.getByText('网断了').waitFor()
  await page.context().setOffline(false)
  await own.getByText('已自动保存').waitFor()
  await page.reload()
  await own.getByRole('button', { name: '接着填' }).click()
  expect(await own.getByLabel('原因').inputValue()).toBe('属实，未申请')
  expect(await own.getByLabel('措施').inputValue()).toBe('已上门告知')
}

export async function callsConference(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提请一事一议' }).click()
  await page.getByLabel('议题').fill('精神残疾，无稳定收入，多部门协同')
  await page.getByRole('button', { name: '提请', exact: true }).click()
  await page.getByRole('button', { name: '召集会议' }).click()
  await page.getByLabel('会议日期').fill('2024-10-11')
  await page.getByLabel('主持人').fill('张局长')
  await page.getByLabel('医保', { exact: true }).check()
  await page.getByRole('button', { name: '召集', exact: true }).click()
}

export async function writesVerification(page: Page): Promise<void> {
  await page.getByText('不再符合', { exact: true }).click()
  await page.getByLabel('怎么核实的').fill('10 月 10 日入户')
  await page.getByLabel('核实日期').fill('2024-10-10')
  await page.getByLabel('核实情况').fill('家庭收入已超过标准')
  await page.getByLabel('终止依据的文书').fill('停〔2024〕3号')
  await page.getByLabel('从哪个月停').fill('2024-11')
  await page.getByLabel('核查文书').fill('核〔2024〕3号')
}

/** The list as it is seen, as CSV; without a purpose it is refused. */
export async function exportsWhatIsSeen(page: Page): Promise<string> {
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
  return XLSX.utils.sheet_to_csv(sheet as XLSX.WorkSheet)
}

/** The sheet that a department fills in, line by line. */
export async function downloadsLines(page: Page): Promise<Record<string, unknown>[]> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载表格' }).click(),
  ])
  const book = XLSX.read(await contentOf(await saved.createReadStream()))
  const [sheet] = Object.values(book.Sheets)
  return XLSX.utils.sheet_to_json<Record<string, unknown>>(sheet as XLSX.WorkSheet, {
    range: 3,
  })
}

/** A second person agrees to everything that waits. */
export async function approveAll(county: ServedCounty): Promise<void> {
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

/** The county's one alert of W43. */
export async function alertId({ app }: ServedCounty): Promise<string> {
  const [alert] = await app.db.query<{ id: string }>(sql`
    select id from alert where county_code = ${app.county.code} and rule = 'W43'`)
  return alert?.id ?? ''
}

export async function stateOf({ app }: ServedCounty, id: string): Promise<string> {
  const [alert] = await app.db.query<{ state: string }>(sql`
    select state from alert where county_code = ${app.county.code} and id = ${id}`)
  return alert?.state ?? ''
}

/** Puts a photo into the form; returns when it is on the server. */
export async function attach(page: Page, called: string): Promise<void> {
  const buffer = Buffer.from('89504e470d0a1a0a', 'hex')
  const kept = page.waitForResponse((one) => one.url().endsWith('/attachments') && one.ok())
  await page
    .locator('form input[type=file]')
    .setInputFiles({ name: called, mimeType: 'image/png', buffer })
  await kept
  await page.getByText(called).waitFor()
}

export function bookOf(lines: readonly object[]): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet([...lines]))
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

async function contentOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

export async function textOf(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').replace(/\s+/g, ' ')
}

/** The page as people have it: on a wide screen, a phone, dark, in large print. */
export async function pictures(page: Page, called: string): Promise<void> {
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

export async function snapshot(page: Page, called: string): Promise<void> {
  const folder = process.env.DOUDI_SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${called}.png`, fullPage: true })
}
