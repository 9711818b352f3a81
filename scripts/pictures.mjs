// Three pictures for the README, of the example county: `npm run pictures [-- ADDRESS]`.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { fullHousehold, openDemo, root, signIn } from './demo-server.mjs'
import { smallerPng } from './smaller-png.mjs'

const executablePath = process.env.DOUDI_CHROMIUM ?? '/usr/bin/chromium'
const largest = 250 * 1024
const folder = path.join(root, 'docs/pictures')

/** What must stand on the page before the picture is taken. */
const pictures = [
  {
    name: 'today',
    account: 'township-officer',
    // Reviews that are long due would fill the page.
    path: () => `/today?kind=${encodeURIComponent('签收推送')}`,
    shows: '今天要办',
    opens: /^签收：/,
  },
  {
    name: 'household',
    account: 'county-officer',
    path: (id) => `/households/${id}`,
    shows: '户号',
  },
  { name: 'statistics', account: 'county-officer', path: () => '/statistics', shows: '监测' },
]

const demo = await openDemo(process.argv[2])
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  mkdirSync(folder, { recursive: true })
  for (const picture of pictures) await take(picture)
} finally {
  await browser.close()
  await demo.close()
}

async function take({ name, account, path: pathOf, shows, opens }) {
  const session = await signIn(demo.address, account)
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const [cookie, value] = session.cookie.split('=')
  const url = demo.address
  await context.addCookies([{ name: cookie, value, url, sameSite: 'Strict' }])
  const page = await context.newPage()
  const id = name === 'household' ? await fullHousehold(session) : undefined
  await page.goto(`${demo.address}/#${pathOf(id)}`)
  await page.getByText(shows).first().waitFor({ timeout: 60_000 })
  // Lists and charts come after the frame; the stream of events never ends.
  await page.waitForTimeout(1500)
  await page.locator('.skeleton').first().waitFor({ state: 'hidden', timeout: 60_000 })
  await page.waitForTimeout(2500)
  if (opens) {
    // The first row of the list, with what stands beside it.
    await page.getByText(opens).first().click()
    await page.waitForTimeout(2500)
    await page.evaluate('scrollTo(0, 0)')
  }
  const png = smallerPng(await page.screenshot({ animations: 'disabled', scale: 'css' }))
  await context.close()
  const file = path.join(folder, `${name}.png`)
  writeFileSync(file, png)
  const size = png.length
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}`)
  console.log(`${path.relative(root, file)} ${(size / 1024).toFixed(0)} KB`)
}
