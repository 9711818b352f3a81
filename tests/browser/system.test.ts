import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { type ServedCounty, serveCounty } from './served-county.ts'
import { judgeEverywhere } from './signing.ts'

let browser: Browser
let county: ServedCounty

/** What each of the three sees among the tabs of 系统, and of what the server refuses the others. */
const tabs = {
  'system-admin': ['账号', '岗位与权限', '区划', '工作日历', '运行'],
  'security-admin': ['账号', '岗位与权限', '安全设置', '区划'],
  'audit-admin': ['岗位与权限', '日志'],
} as const
const refused = {
  'system-admin': ['/api/settings/security', '/api/audit', '/api/households'],
  'security-admin': ['/api/operations', '/api/audit', '/api/divisions/impact?code=999901100201'],
  'audit-admin': ['/api/operations', '/api/divisions', '/api/calendar', '/api/settings/security'],
} as const

describe.skipIf(!hasBrowser)('what the three administrators look after', () => {
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

  const openAs = async (role: string) => {
    const { cookie } = await signInAs(county.app, { role, name: `某${role}` })
    return { cookie, ...(await openPage(browser, county.server.url, { cookie })) }
  }
  const go = async (page: Awaited<ReturnType<typeof openAs>>['page'], address: string) => {
    await page.goto(`${county.server.url}/#${address}`)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  }

  test.each(Object.keys(tabs) as (keyof typeof tabs)[])(
    '%s sees the own pages and nothing of the others’',
    async (role) => {
      const { page, cookie, complaints, close } = await openAs(role)
      await go(page, '/system/roles')
      await page.getByRole('rowheader', { name: '开账号、停用、启用' }).waitFor()
      const links = page.getByRole('navigation', { name: '系统' }).getByRole('link')
      expect((await links.allTextContents()).map((text) => text.trim())).toEqual(tabs[role])
      expect(complaints).toEqual([])
      for (const path of refused[role]) {
        const { status } = await fetch(`${county.server.url}${path}`, { headers: { cookie } })
        expect(status, `${role} ${path}`).toBe(403)
      }
      await close()
    },
  )

  test('a village is renamed and merged on a document, and its past stays', async () => {
    const { page, close } = await openAs('system-admin')
    await go(page, '/system/divisions?township=999901100000')
    await page.getByRole('link', { name: '后坡村' }).click()
    await page.getByRole('button', { name: '改名' }).click()
    await page.getByRole('button', { name: '确定改名' }).click()
    await page.getByText('请写文号').first().waitFor()
    await page.getByLabel('新名称').fill('坡上村')
    await page.getByLabel('从哪天起').fill('2024-10-01')
    await page.keyboard.press('Tab')
    await page.getByLabel('依据的文号').fill('民函〔2024〕12号')
    await page.getByRole('button', { name: '确定改名' }).click()
    const detail = page.getByRole('article')
    await detail.getByRole('heading', { name: '坡上村' }).waitFor()
    await detail.getByText('后坡村').waitFor()
    await detail.getByText('民函〔2024〕12号').waitFor()
    await judgeEverywhere(page, 'divisions')

    await page.getByRole('button', { name: '合并' }).click()
    await page.getByText('这次调整牵涉').waitFor()
    await close()
  })

  test('a year is prepared and published, and counts from then on', async () => {
    const { page, close } = await openAs('system-admin')
    await go(page, '/system/calendar?year=2027')
    await page.getByText('这一年的放假通知还没有公布').waitFor()
    await page.getByRole('button', { name: '编写草稿' }).click()
    await page.getByRole('button', { name: '2027-01-01 工作日' }).click()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByLabel('通知的文号').fill('国办发明电〔2026〕9号')
    await judgeEverywhere(page, 'calendar')
    expect(county.app.calendar.publishedYears).not.toContain(2027)
    await page.getByRole('button', { name: '公布这一年' }).click()
    await page.getByText('本县公布').waitFor()
    expect(county.app.calendar.publishedYears).toContain(2027)
    expect(county.app.calendar.holidays).toContain('2027-01-01')

    await page.getByRole('button', { name: '更正这一年' }).click()
    await page.getByRole('button', { name: '2027-01-05 工作日' }).click()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByLabel('通知的文号').fill('国办发明电〔2026〕10号')
    await page.getByRole('button', { name: '公布更正' }).click()
    await page.getByText('已经公布过，更正要写理由').first().waitFor()
    await page.getByLabel('更正的理由').fill('通知更正')
    await page.getByRole('button', { name: '公布更正' }).click()
    await page.getByText('增加 放假 01-05').waitFor()
    await page.getByText('国办发明电〔2026〕9号').waitFor()
    expect(county.app.calendar.holidays).toContain('2027-01-05')
    await judgeEverywhere(page, 'calendar-corrected')
    await close()
  })

  test('what runs is shown with the last round, and says that there is no backup', async () => {
    const { page, close } = await openAs('system-admin')
    await go(page, '/system/operations')
    await page.getByText('还没有备份过').waitFor()
    await page
      .getByRole('cell', { name: /2024-10-11/ })
      .first()
      .waitFor()
    await judgeEverywhere(page, 'operations')
    await close()
  })

  test('datasets say how their files are read, and a rule of signing in is changed', async () => {
    const officer = await openAs('county-officer')
    await go(officer.page, '/system/datasets')
    await officer.page.getByRole('link', { name: /残疾/ }).first().click()
    await officer.page.getByText('2024年9月持证残疾人.csv').waitFor()
    await judgeEverywhere(officer.page, 'datasets')
    await officer.close()

    const { page, close } = await openAs('security-admin')
    await go(page, '/system/security')
    await page.getByLabel('多少分钟没有操作就退出').fill('25')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('安全设置已保存').waitFor()
    await page.getByRole('button', { name: '保存统一身份认证' }).click()
    await page.getByText('请写完整地址，以 https:// 开头').first().waitFor()
    // What lies under the bar at the top is no target.
    await page.evaluate('scrollTo(0, 0)')
    await judgeEverywhere(page, 'security')
    await go(page, '/system/roles')
    await page.getByRole('columnheader', { name: '县民政局经办人' }).waitFor()
    await judgeEverywhere(page, 'roles')
    await close()

    const supervisor = await openAs('supervisor')
    await go(supervisor.page, '/system/staff')
    await supervisor.page.getByRole('button', { name: '登记经办人员' }).click()
    await supervisor.page.getByLabel('姓名').fill('连翘')
    await judgeEverywhere(supervisor.page, 'staff-form')
    await supervisor.page.getByRole('button', { name: '登记经办人员' }).click()
    await supervisor.page.getByRole('link', { name: '连翘' }).waitFor()
    await supervisor.close()
  })
})
