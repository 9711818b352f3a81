import { generateSync } from 'otplib'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { householdId, makePerson, propose } from './people-at-work.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'
import { demoEntrance, judgeEverywhere, signIn, snapshot, textOf } from './signing.ts'

let browser: Browser
let county: ServedCounty

const chosenPassword = 'Xiaoya7#Feng-29'
const another = 'Hupo_83!Lanhua'

describe.skipIf(!hasBrowser)('signing in and what it opens', () => {
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

  const open = (options?: Parameters<typeof openPage>[2]) =>
    openPage(browser, county.server.url, options)
  const openAs = async (role: string, options?: BrowserContextOptions) =>
    open({ ...options, cookie: (await signInAs(county.app, { role, name: `某${role}` })).cookie })

  test('a wrong password is said beside its field; the right one is changed at first; work begins', async () => {
    const password = await makePerson(county.app, {
      account: 'officer.a',
      name: '林晚晴',
      posts: [{ role: 'county-officer' }],
    })
    const { page, close } = await open()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('还没有写账号。').waitFor()
    await page.getByText('还没有写密码。').waitFor()
    await page.getByLabel('账号').fill('officer.a')
    await page.getByLabel('密码', { exact: true }).fill('not-the-password')
    await page.keyboard.press('Enter')
    await page.getByText('账号或密码不对').waitFor()
    expect(await page.getByLabel('密码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await snapshot(page, 'wrong-password')
    await page.getByRole('button', { name: '显示密码' }).click()
    expect(await page.getByLabel('密码', { exact: true }).getAttribute('type')).toBe('text')
    await judgeEverywhere(page, 'sign-in')

    await signIn(page, 'officer.a', password)
    await page.getByRole('heading', { name: '先改密码' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.getByLabel('现在的密码', { exact: true }).fill(password)
    await page.getByLabel('新密码', { exact: true }).fill('Xiaoya7#')
    expect(await page.getByRole('button', { name: '改密码' }).isDisabled()).toBe(true)
    await judgeEverywhere(page, 'first-password')
    await page.getByLabel('新密码', { exact: true }).fill(chosenPassword)
    await page.getByLabel('再写一遍新密码', { exact: true }).fill(chosenPassword)
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    expect(await textOf(page.getByRole('banner'))).toContain('林晚晴')
    await close()
  })

  test('an expired session asks for the password and goes on with what was typed', async () => {
    const { page, close } = await open()
    await signIn(page, 'officer.a', chosenPassword)
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await page.getByRole('link', { name: '预警处置' }).click()
    await page.getByRole('link', { name: people.mangzhong.name }).click()
    const push = page.locator('section.push').filter({ hasText: '乡镇' })
    await push.getByRole('button', { name: '退回' }).click()
    await push.getByLabel('理由').fill('户籍已迁往外县，请转当地')
    await county.app.db.as('worker').execute(sql`
      update sign_in_session set ends_at = now() - interval '1 minute'
      where account_id = (select id from account where name = 'officer.a')`)
    // The page may notice the end by itself and lay the dialog over the button before a mouse gets there.
    await push.getByRole('button', { name: '提交' }).dispatchEvent('click')
    const dialog = page.getByRole('dialog', { name: '登录已经结束' })
    await dialog.waitFor()
    expect(await textOf(dialog)).toContain('officer.a')
    await judgeEverywhere(page, 'expired')
    await dialog.getByLabel('密码', { exact: true }).fill(chosenPassword)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await push.getByText('户籍已迁往外县，请转当地').waitFor()
    expect(await textOf(push)).toContain('退回')
    await close()
  })

  test('the menu tells who one is, changes the password and signs out', async () => {
    const { page, close } = await open()
    await signIn(page, 'officer.a', chosenPassword)
    await page.locator('summary').filter({ hasText: '账号菜单' }).click()
    await page.getByText('上次登录').waitFor()
    await judgeEverywhere(page, 'menu')
    expect(
      await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    ).toBe('[{"doudi.display":"system normal"},{}]')
    // The menu closes when the narrow window takes its focus away.
    await page.reload()
    await page.locator('summary').filter({ hasText: '账号菜单' }).click()
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByLabel('现在的密码', { exact: true }).fill(chosenPassword)
    await page.getByLabel('新密码', { exact: true }).fill(another)
    await page.getByLabel('再写一遍新密码', { exact: true }).fill(another)
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByText('密码已改').waitFor()
    await page.locator('summary').filter({ hasText: '账号菜单' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await signIn(page, 'officer.a', another)
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await close()
  })

  test('an approver sets up the second factor, agrees to what an officer proposed, and needs the code again', async () => {
    const password = await makePerson(county.app, {
      account: 'approver.a',
      name: '沈立夏',
      posts: [{ role: 'county-approver' }],
    })
    await propose(county, '审〔2024〕8号')
    const { page, complaints, close } = await open()
    await signIn(page, 'approver.a', password)
    await page.getByLabel('现在的密码', { exact: true }).fill(password)
    await page.getByLabel('新密码', { exact: true }).fill(chosenPassword)
    await page.getByLabel('再写一遍新密码', { exact: true }).fill(chosenPassword)
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByRole('img', { name: '验证器二维码' }).waitFor()
    await judgeEverywhere(page, 'second-factor')
    const secret = (await textOf(page.locator('code'))).replaceAll(' ', '')
    await page.getByLabel('验证器上的 6 位数字').fill(generateSync({ secret, strategy: 'totp' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '恢复码，只显示这一次' }).waitFor()
    const recovery = await page.locator('li code').first().textContent()
    await judgeEverywhere(page, 'recovery-codes')
    await page.getByRole('button', { name: '已经留好，进入平台' }).click()

    await page.goto(`${county.server.url}/#/today/approvals`)
    const row = page.getByRole('row').filter({ hasText: '低保对象' })
    await row.getByRole('link').click()
    await page.getByText('审〔2024〕8号').waitFor()
    await judgeEverywhere(page, 'approval')
    await page.getByRole('button', { name: '同意，照办' }).click()
    await page.getByRole('article').getByText('已同意').waitFor()
    await page.goto(`${county.server.url}/#/approvals?tab=all`)
    await page.getByRole('row').filter({ hasText: '已同意' }).waitFor()
    await judgeEverywhere(page, 'approvals')
    expect(complaints).toEqual([])
    await close()

    const again = await open()
    await signIn(again.page, 'approver.a', chosenPassword)
    await again.page.getByLabel('验证码').fill(recovery ?? '')
    await snapshot(again.page, 'code')
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('navigation', { name: '主导航' }).waitFor()
    await again.close()
  })

  test('a hidden value is shown for a purpose, and covered again', async () => {
    const { page, complaints, close } = await openAs('county-officer')
    await page.goto(`${county.server.url}/#/households/${await householdId(county.app)}`)
    const member = page.getByRole('row').filter({ hasText: people.mangzhong.name }).first()
    await member.getByRole('button', { name: '揭示' }).click()
    const dialog = page.getByRole('dialog', { name: /^揭示一项内容/ })
    await dialog.getByRole('button', { name: '写明用途，揭示' }).click()
    await dialog.getByText('写明用途，不少于').waitFor()
    await judgeEverywhere(page, 'reveal')
    await dialog.getByRole('button', { name: '入户核实家庭情况' }).click()
    await dialog.getByRole('button', { name: '写明用途，揭示' }).click()
    await member.getByText(people.mangzhong.number).waitFor()
    await snapshot(page, 'revealed')
    await member.getByRole('button', { name: '现在遮盖' }).click()
    expect(await textOf(page.locator('main'))).not.toContain(people.mangzhong.number)
    expect(complaints).toEqual([])
    await close()
  })

  test('a role is offered what it may do and nothing else', async () => {
    const offered: Record<string, readonly string[]> = {
      'county-officer': ['今天', '一户一档', '数据比对', '预警处置', '政策', '统计', '系统'],
      'audit-admin': ['系统'],
      'system-admin': ['系统'],
      'security-admin': ['系统'],
    }
    for (const [role, names] of Object.entries(offered)) {
      const { page, close } = await openAs(role)
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      const links = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').all()
      const shown = await Promise.all(links.map(textOf))
      expect(shown.map((one) => one.trim().split(/\s/)[0])).toEqual(names)
      await close()
    }
    const { page, close } = await openAs('audit-admin')
    await page.goto(`${county.server.url}/#/households`)
    await page.getByText('这一页本岗位不能看').waitFor()
    expect(await page.getByRole('combobox', { name: '查找一户' }).count()).toBe(0)
    await judgeEverywhere(page, 'denied')
    await close()
  })

  test('the audit administrator reads the log and has it verified', async () => {
    const { page, complaints, close } = await openAs('audit-admin')
    await page.goto(`${county.server.url}/#/system/audit`)
    await page.getByRole('row').filter({ hasText: '揭示' }).first().waitFor()
    await page.goto(`${county.server.url}/#/system/audit?kind=揭示`)
    await page.getByRole('row').filter({ hasText: '入户核实家庭情况' }).waitFor()
    expect(await textOf(page.locator('main'))).not.toContain(people.mangzhong.number)
    await page.getByRole('button', { name: '校验日志和救助链' }).click()
    await page.getByText('日志、救助链和锚点都完整').waitFor()
    await judgeEverywhere(page, 'audit')
    expect(complaints).toEqual([])
    await close()
  })

  test('a supervisor looks into what was noticed and notes what it showed', async () => {
    await county.app.db.execute(sql`
      insert into supervision_alert (county_code, id, kind, subject, period, actor, title, evidence,
        raised_on)
      values (${county.app.county.code}, gen_random_uuid(), '大量查阅', 'test', '2024-10-11', '李经办',
        '一天看了 320 人', '{"看过的人数": 320}'::jsonb, '2024-10-11')`)
    const { page, complaints, close } = await openAs('supervisor')
    await page.goto(`${county.server.url}/#/system/supervision`)
    await page.getByRole('link', { name: '一天看了 320 人' }).click()
    await page.getByRole('button', { name: '登记为属实' }).click()
    await page.getByLabel('核实的情况').fill('批量走访前统一查看，有派工单')
    await judgeEverywhere(page, 'supervision')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('没有这样的监督提示').waitFor()
    await page.goto(`${county.server.url}/#/system/supervision?state=属实`)
    await page.getByRole('row').filter({ hasText: '一天看了 320 人' }).waitFor()
    await page.goto(
      `${county.server.url}/#/households/${await householdId(county.app)}?tab=readings`,
    )
    const readings = page.locator('section').filter({ hasText: '谁看过' }).last()
    await readings.getByText('入户核实家庭情况').waitFor()
    await judgeEverywhere(page, 'readings')
    expect(complaints).toEqual([])
    await close()
  })

  test('two administrators make an account: one without rights, then its post', async () => {
    const system = await openAs('system-admin')
    await system.page.getByRole('button', { name: '开一个账号' }).click()
    await system.page.getByLabel('姓名', { exact: true }).fill('江白芷')
    await system.page.getByLabel('账号名').fill('jiang.b')
    await judgeEverywhere(system.page, 'account-new')
    await system.page.getByRole('button', { name: '开账号', exact: true }).click()
    await system.page.getByText('一次性密码，只显示这一次').waitFor()
    await system.page.getByRole('button', { name: '已经交给本人' }).click()
    await system.page.getByRole('button', { name: '开一个账号' }).click()
    await system.page.getByLabel('姓名', { exact: true }).fill('某system-admin')
    await system.page.getByLabel('账号名').fill('namesake')
    await system.page.getByRole('button', { name: '开账号', exact: true }).click()
    await system.page.getByLabel('同名的理由').fill('另一个单位的人')
    await system.page.getByRole('button', { name: '开账号', exact: true }).click()
    await system.page.getByText('一次性密码，只显示这一次').waitFor()
    await system.close()
    const { page, complaints, close } = await openAs('security-admin')
    await page.getByRole('link', { name: '江白芷' }).click()
    await page.getByLabel('角色').selectOption('township-officer')
    await page.getByLabel('管哪里').selectOption({ label: '　柳林乡' })
    await judgeEverywhere(page, 'accounts')
    await page.getByRole('button', { name: '给岗位' }).click()
    await page.getByRole('article').getByText('柳林乡').first().waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('the demonstration offers its accounts and says what they are', async () => {
    const { page, close } = await open()
    await page.route('**/api/session', (route) => route.fulfill({ json: demoEntrance }))
    await page.reload()
    await page.getByText('演示环境，人名地名全是虚构').waitFor()
    expect(await page.getByRole('button', { name: /经办人/ }).count()).toBe(2)
    await page.getByRole('link', { name: '用政务统一身份登录' }).waitFor()
    await judgeEverywhere(page, 'demo')
    const stops: unknown[] = []
    for (let stop = 0; stop < 6; stop += 1) {
      await page.keyboard.press('Tab')
      stops.push(await page.evaluate('document.activeElement.autocomplete'))
    }
    expect(stops).toContain('username')
    await close()
  })
})
