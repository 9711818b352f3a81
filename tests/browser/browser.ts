import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { testBrowser } from '../../scripts/test-browser.mjs'

const executablePath = testBrowser()
export const hasBrowser = existsSync(executablePath)
if (!hasBrowser) {
  console.warn(
    `\n*** browser tests SKIPPED: no Chromium at ${executablePath}. Install it (apt-get install ` +
      'chromium fonts-noto-cjk) or set DOUDI_CHROMIUM. ***\n',
  )
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

export interface OpenedPage {
  readonly page: Page
  /** What the browser complained about: errors, refused styles, missing files. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface Opening extends BrowserContextOptions {
  /** The header `cookie` of whoever is signed in already. */
  readonly cookie?: string
  /** Is told every address that the page asks for. */
  readonly heard?: (address: string) => void
}

export async function openPage(
  browser: Browser,
  address: string,
  { heard, ...options }: Opening = {},
): Promise<OpenedPage> {
  const context = await openContext(browser, address, options)
  const { page, complaints } = await openIn(context, address, heard)
  return { page, complaints, close: () => context.close() }
}

/** A browser of somebody's own, signed in already when there is a cookie. */
export async function openContext(
  browser: Browser,
  address: string,
  { cookie, ...options }: Omit<Opening, 'heard'> = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 640 }, ...options })
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: address, sameSite: 'Strict' }])
  return context
}

/** Another page in that browser: what it loaded before, it has. */
export async function openIn(
  context: BrowserContext,
  address: string,
  heard?: Opening['heard'],
): Promise<OpenedPage> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  if (heard) page.on('request', (request) => heard(request.url()))
  await page.goto(address)
  return { page, complaints, close: () => page.close() }
}

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

export interface Judgement {
  readonly violations: readonly string[]
  readonly passes: number
}

/** WCAG 2.0 to 2.2, A and AA, judged by axe. What passes is counted, not described. */
export async function judge(page: Page): Promise<Judgement> {
  await page.evaluate(axeSource)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const options = JSON.stringify({ runOnly: tags, resultTypes: ['violations'] })
  return page.evaluate(`axe.run(${options}).then((found) => ({
    violations: found.violations.map((one) =>
      one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html).join(' | ')),
    passes: found.passes.length,
  }))`)
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
}

export interface Shown {
  readonly colorScheme: 'light' | 'dark'
  readonly size: string
}

/** The page in these colours and this size of print, as if another window had chosen them. */
export async function show(page: Page, { colorScheme, size }: Shown): Promise<void> {
  await page.emulateMedia({ colorScheme })
  const chosen = { key: 'doudi.display', newValue: `system ${size}` }
  await page.evaluate(`dispatchEvent(new StorageEvent('storage', ${JSON.stringify(chosen)}))`)
  const root = `:root[data-theme=${colorScheme}][data-size=${size}]`
  await page.locator(root).waitFor({ state: 'attached' })
}
