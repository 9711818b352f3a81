import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { openPage } from './browser.ts'
import { numberOf, people, type ServedCounty } from './served-county.ts'

export const fileName = '柳林乡等 持证残疾人2024年10月.csv'
const { mangzhong, xiaoman, qiufen, shuangjiang } = people

/** One digit slipped: the number of nobody, the name and birth date of somebody registered. */
const slipped = numberOf('1957-10-23', 78)

/** What the office sends: a title, signs in front of numbers, a word of its own, a total, a signature. */
export const messy = [
  '示例县持证残疾人信息（2024年10月）,,,,,,',
  '姓 名,证件 号码（必填）*,乡 镇,残疾类别,残疾等级,评定日期,监护人电话',
  `${mangzhong.name},'${mangzhong.number},柳林乡,精神,二级,2019-05-06,13800000000`,
  `${xiaoman.name},${xiaoman.number.slice(0, 6)} ${xiaoman.number.slice(6)},柳林乡,肢体,３级,2020.1.2,`,
  `${qiufen.name},${qiufen.number},石桥镇,智残,二级,2018-01-01,`,
  `${shuangjiang.name},${slipped},石桥镇,肢体,四级,2021-03-04,`,
  ',,石桥镇,肢体,四级,2021-03-04,',
  '合计,5,,,,,',
].join('\n')

/** Where somebody else comes to work. */
interface Another {
  readonly browser: Browser
  readonly county: ServedCounty
}

export async function putIn(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('.drop input[type=file]').setInputFiles(file)
}

/** The numbers add up to the rows read; each shows its rows. Each step has an address. */
export async function looksAtPreview(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '入库后预计' }).waitFor()
  await snapshot(page, 'preview')
  const sum = (await textOf(page.locator('p.sum'))).replace(/\s+/g, ' ')
  const numbers = [...sum.matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replace(',', '')))
  const total = numbers.pop()
  expect(total).toBe(numbers.reduce((whole, part) => whole + part, 0))
  expect(total).toBe(6)
  const reading = page.locator('section').filter({ hasText: '我读懂了什么' }).last()
  await page.getByRole('link', { name: '修改' }).click()
  await page.waitForURL(/step=/)
  await page.getByLabel(/监护人电话/).waitFor()
  await page.getByRole('link', { name: '看变化' }).click()
  await page.getByRole('heading', { name: '入库后预计' }).waitFor()
  expect(await textOf(reading)).toMatch(/监护人电话[\s\S]*不导入/)

  await page.getByRole('button', { name: /值有变化/ }).click()
  const changed = page.getByRole('row').filter({ hasText: mangzhong.name })
  await changed.waitFor()
  // What it was and what it becomes stand side by side for whoever takes it in.
  expect(await textOf(changed)).toMatch(/残疾等级[\s\S]*三级[\s\S]*二级/)
  await page.getByRole('button', { name: /^不能用/ }).click()
  const nameless = page.getByRole('row').filter({ hasText: '没有姓名' }).first()
  await nameless.waitFor()
  expect(page.url()).toContain(encodeURIComponent('不能用'))
  await snapshot(page, 'refused-rows')
  expect(await textOf(page.locator('main'))).not.toContain(slipped)
}

/** A word is answered once, the file read again, and the answer kept over a reload. */
export async function answersWord(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '我读懂了什么' }).waitFor()
  expect(await page.getByLabel(/监护人电话/).inputValue()).toBe('')
  await snapshot(page, 'reading')
  const word = page.getByLabel(/“智残”/)
  await word.selectOption('智力')
  const section = page.locator('section').filter({ hasText: '不认识的词' })
  await section.getByRole('button', { name: '记住并重新读' }).click()
  await word.waitFor({ state: 'detached' })
  // Nothing is left to answer: the file waits at the next step, also for whoever closed the page.
  await page.reload()
  await page.getByRole('heading', { name: '入库后预计' }).waitFor()
}

export async function comesIn(page: Page, by: Another): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载问题表' }).click(),
  ])
  const problems = await readFile(await download.path(), 'utf8')
  expect(problems).toContain('建议值')
  await page.getByRole('button', { name: /^入库 \d+ 行$/ }).click()
  await page.getByText('不能由本人确认入库').waitFor()
  await snapshot(page, 'another')
  await takeInByAnother(page.url(), by)
  await page.reload()
  await page.getByText('这份文件已经入库').waitFor()
  await page.getByRole('heading', { name: '这份文件改变了什么' }).waitFor()
  await snapshot(page, 'committed')
  await page.getByRole('link', { name: /^回到/ }).click()
  const listed = page.getByRole('row').filter({ hasText: fileName })
  await listed.waitFor()
  expect(await textOf(listed)).toContain('已入库')
  expect(await textOf(listed)).toContain('李经办')
  await snapshot(page, 'batches')
  await listed.getByRole('link').first().click()
  await page.getByText('这份文件已经入库').waitFor()
  await page.getByText('（第 1 /').waitFor()
}

/** Who handed a file in does not take it in: somebody else opens its page and does. */
async function takeInByAnother(address: string, { browser, county }: Another): Promise<void> {
  const other = await signInAs(county.app, { role: 'county-officer', name: '钱复核' })
  const { page, close } = await openPage(browser, address, { cookie: other.cookie })
  await page.getByRole('button', { name: /^入库 \d+ 行$/ }).click()
  await page.getByText('这份文件已经入库').waitFor()
  await close()
}

/**
 * The number that slipped: the row and the registered person stand side by side, a person decides with a
 * key, takes it back, and decides again.
 */
export async function confirmsPerson(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^去认一认/ })
    .last()
    .click()
  await page.getByRole('link', { name: shuangjiang.name }).click()
  const compared = page.getByRole('row').filter({ hasText: '证号' })
  await compared.waitFor()
  expect(await textOf(compared)).toContain('不同')
  const born = page.getByRole('row', { name: /^出生日期/ })
  expect(await textOf(born)).toMatch(/1957-10-23[\s\S]*相同[\s\S]*1957-10-23/)
  expect(await textOf(page.locator('main'))).not.toContain(slipped)
  await snapshot(page, 'side-by-side')
  const here = page.url()
  await page.keyboard.press('3')
  await page.getByText('已记下无法判断').waitFor()
  await page.goto(here)
  await page.getByText('无法判断：李经办').waitFor()
  await page.keyboard.press('1')
  await page.getByText('已认定是同一人').waitFor()
  await page.goto(here)
  await page.getByText('已确认：李经办').waitFor()
  await page.getByRole('button', { name: '撤回这次决定' }).click()
  await page.getByText('重新待确认').waitFor()
  await page.getByText('撤回过：李经办').waitFor()
  await page.getByRole('button', { name: '是同一人' }).click()
  await page.getByText('已认定是同一人').waitFor()
  await snapshot(page, 'confirmed')
  await page.getByRole('link', { name: '批次', exact: true }).click()
  await page.getByRole('link', { name: fileName }).click()
  await page.getByText('这份文件已经入库').waitFor()
}

export async function comesOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销这一批' }).click()
  await page.getByText('会收回').waitFor()
  await page.getByText('会留下').waitFor()
  await page.getByRole('button', { name: '撤销这一批' }).click()
  await page.getByText('还有 1 处要改').waitFor()
  await page.getByLabel('撤销的理由').fill('残联说送错了月份')
  await snapshot(page, 'undo')
  await page.getByRole('button', { name: '撤销这一批' }).click()
  await page.getByText('这份文件已经撤销').waitFor()
  await snapshot(page, 'undone')
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

/** Keeps a picture to look at when DOUDI_PICTURES names a folder. */
export async function snapshot(page: Page, name: string): Promise<void> {
  const folder = process.env.DOUDI_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/imports-${name}.png`, fullPage: true })
}
