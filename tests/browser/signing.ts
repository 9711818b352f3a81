import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { judge, overflow, show } from './browser.ts'
import { planted } from './planted.ts'

/** What the server says in the demonstration to whoever is not signed in. */
export const demoEntrance = {
  signedIn: false,
  county: '示例县',
  isDemo: true,
  demoDay: '2024-11-21',
  demoAccounts: [
    ['sumujin', '苏木槿', '县民政局经办人', null],
    ['fangqingzhu', '方青竹', '乡镇社会救助经办人', '柳林乡'],
  ].map(([account, name, roleName, place]) => ({
    ...{ account, name, roleName, place },
    department: null,
    password: 'demo',
  })),
  oidc: { name: '政务统一身份' },
  codeNeeded: false,
  notice: '本平台存有群众个人信息，限工作需要使用。',
}

export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

const isLong = Boolean(process.env.DOUDI_LONG)
const modes = [
  ['light', 'normal', 1366],
  ['dark', 'large', 390],
  ['dark', 'normal', 1366],
  ['light', 'large', 1366],
  ['light', 'normal', 390],
] as const

/**
 * No violation and no overflow: in the ordinary run judged in light, unless it is a page by whose
 * name accessibility.test.ts judges it, and the largest print fits the narrowest window; in the long
 * run judged in light, dark, large print and at 390 pixels.
 */
export async function judgeEverywhere(page: Page, name: string): Promise<void> {
  for (const [colorScheme, size, width] of isLong ? modes : modes.slice(0, 2)) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 640 })
    await show(page, { colorScheme, size })
    const mode = `${name} ${colorScheme} ${size} ${width}`
    // The page hears of its new width a moment later.
    await expect.poll(() => overflow(page), { message: mode }).toBeLessThanOrEqual(0)
    if (isLong || (colorScheme === 'light' && !Object.hasOwn(planted, name))) {
      const { violations, passes } = await judge(page)
      expect(violations, mode).toEqual([])
      expect(passes, mode).toBeGreaterThanOrEqual(15)
    }
    await snapshot(page, `${name}-${colorScheme}${size}-${width}`)
  }
  await page.setViewportSize({ width: 1366, height: 640 })
  await show(page, { colorScheme: 'light', size: 'normal' })
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

/** Keeps a picture to look at when DOUDI_PICTURES names a folder. */
export async function snapshot(page: Page, name: string): Promise<void> {
  const folder = process.env.DOUDI_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/sign-in-${name}.png`, fullPage: true })
}
