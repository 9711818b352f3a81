import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '#db/index'
import { signInAs } from '../../src/app/accounts/test-accounts.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { householdId, makePerson, type PostGiven } from './people-at-work.ts'
import { people, type ServedCounty, serveCounty } from './served-county.ts'
import { formsOfAdministration } from './typed-administration.ts'
import { formsOfAlerts, formsOfHouseholds, type TypedForm, type Typist } from './typed-forms.ts'
import { formsOfRecords } from './typed-records.ts'

const password = 'Xiaoya7#Feng-29'
const posts: Readonly<Record<Typist, PostGiven>> = {
  officer: { role: 'county-officer' },
  township: { role: 'township-officer', divisionCode: '999901100000' },
  system: { role: 'system-admin' },
  security: { role: 'security-admin' },
  supervisor: { role: 'supervisor' },
}
/** They sign in with a code besides: here only the answer is lost, not the session. */
const withCode: readonly Typist[] = ['system', 'security', 'supervisor']
const isLong = Boolean(process.env.DOUDI_LONG)

let browser: Browser
let county: ServedCounty
let home: string
let other: string
const pages = new Map<Typist, Page>()

const forms = [
  ...formsOfAlerts(() => county.app),
  ...formsOfHouseholds(() => home),
  ...formsOfRecords(() => ({ home, other })),
  ...formsOfAdministration(() => county.app),
]

describe.skipIf(!hasBrowser)(
  'what is typed outlives a reload, a lost answer and the session',
  () => {
    beforeAll(async () => {
      county = await serveCounty({ webRoot: inject('webRoot'), prepared: inject('preparedCounty') })
      const [found] = await county.app.db.query<{ home: string }>(sql`
      select f.household_id as home from person as p join person_profile as f on f.person_id = p.id
      where p.name = ${people.qiufen.name}`)
      home = found?.home ?? ''
      other = await householdId(county.app)
      browser = await launch()
    })
    afterAll(async () => {
      await browser?.close()
      await county?.close()
    })

    test.each(forms.filter(({ isSample }) => isLong || isSample))('$name', async (form) => {
      const page = pages.get(form.by) ?? (await enter(form.by))
      const before = await kept(page)
      const address = `${county.server.url}/#${await form.address()}`
      // From nowhere: the form before may have a field of that name.
      await page.goto('about:blank')
      await page.goto(address)
      await open(page, form)
      await form.choose?.(page)
      await typeIn(page, form)
      await form.last?.(page)
      await page.getByText('已自动保存').first().waitFor()

      await page.reload()
      await open(page, form)
      await page.getByRole('button', { name: '接着填' }).click()
      await expectTyped(page, form)

      await loseOneAnswer(page)
      await submit(page, form)
      await page.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor()
      await expectTyped(page, form)

      const isAsked = !withCode.includes(form.by)
      if (isAsked) await endSessions(form.by)
      const { again = '重放' } = form
      const isRefused = again !== '重放' && again !== '照办'
      const answered = page.waitForResponse(
        (one) => isWriting(one.request()) && (one.ok() || (isRefused && one.status() === 409)),
      )
      await submit(page, form)
      const dialog = page.getByRole('dialog', { name: '登录已经结束' })
      if (isAsked) {
        await dialog.getByLabel('密码', { exact: true }).fill(password)
        await page.keyboard.press('Enter')
      }
      const { 'idempotent-replayed': replayed } = (await answered).headers()
      expect(replayed).toBe(again === '重放' ? 'true' : undefined)
      await dialog.waitFor({ state: 'detached' })
      if (isRefused) {
        await page.getByRole('alert').filter({ hasText: again }).waitFor()
        await expectTyped(page, form)
        return
      }
      await expect.poll(() => kept(page), { timeout: 20_000 }).toEqual(before)
    })

    /** An account with a password of its own, at work in a browser of its own. */
    async function enter(typist: Typist): Promise<Page> {
      if (withCode.includes(typist)) {
        const { cookie } = await signInAs(county.app, { ...posts[typist], name: typist })
        const { page } = await openPage(browser, county.server.url, { cookie })
        pages.set(typist, page)
        return page
      }
      const oneTime = await makePerson(county.app, {
        account: `${typist}.typing`,
        name: '林晚晴',
        posts: [posts[typist]],
      })
      const { page } = await openPage(browser, county.server.url)
      const signIn = page.getByRole('button', { name: '登录', exact: true })
      await page.getByLabel('账号', { exact: true }).fill(`${typist}.typing`)
      await page.getByLabel('密码', { exact: true }).fill(oneTime)
      await signIn.click()
      await page.getByLabel('现在的密码', { exact: true }).fill(oneTime)
      await page.getByLabel('新密码', { exact: true }).fill(password)
      await page.getByLabel('再写一遍新密码', { exact: true }).fill(password)
      await page.getByRole('button', { name: '改密码' }).click()
      await page.getByRole('navigation', { name: '主导航' }).waitFor()
      pages.set(typist, page)
      return page
    }
  },
)

/** Until its first field stands there; with words kept, it stands open already. */
async function open(page: Page, { opens = [], words }: TypedForm): Promise<void> {
  const [first = ''] = Object.keys(words)
  const field = page.getByLabel(labelled(first)).first()
  for (const name of opens) {
    const button = page.getByRole('button', { name, exact: true }).first()
    await button.or(field).first().waitFor()
    // With words kept it may open by itself while it is being pressed.
    if (!(await field.isVisible())) await button.click({ timeout: 5000 }).catch(() => undefined)
  }
  await field.waitFor()
}

async function typeIn(page: Page, { words }: TypedForm): Promise<void> {
  for (const [label, text] of Object.entries(words))
    await page.getByLabel(labelled(label)).first().fill(text)
}

async function expectTyped(page: Page, { words }: TypedForm): Promise<void> {
  for (const [label, text] of Object.entries(words)) {
    expect(await page.getByLabel(labelled(label)).first().inputValue(), label).toBe(text)
  }
}

async function submit(page: Page, { submit: name, isOfPage }: TypedForm): Promise<void> {
  const place = page.locator(isOfPage ? 'main' : 'form:not(.find)')
  await place.getByRole('button', { name, exact: true }).last().click()
}

/** As the field's name begins: 可不填 and units stand behind it. */
function labelled(label: string): RegExp {
  return new RegExp(`^${label.replace(/[（）]/g, '.')}`)
}

/** The server does what it is told next, and its answer is lost. */
async function loseOneAnswer(page: Page): Promise<void> {
  await page.unrouteAll()
  let isLost = false
  await page.route('**/api/**', async (route) => {
    if (isLost || !isWriting(route.request())) return route.fallback()
    isLost = true
    await route.fetch()
    return route.abort()
  })
}

/** What is said of persons and pushes carries a number; a draft is put, and carries none. */
function isWriting(request: Request): boolean {
  const { pathname } = new URL(request.url())
  if (request.method() !== 'POST') return pathname === '/api/settings/security' && isPut(request)
  return 'idempotency-key' in request.headers() || pathname === '/api/accounts'
}

function isPut(request: Request): boolean {
  return request.method() === 'PUT'
}

/** The keys of the drafts that the server keeps. */
async function kept(page: Page): Promise<readonly string[]> {
  const answer = await page.request.get(`${county.server.url}/api/drafts`)
  // As the route's schema says.
  const { items } = (await answer.json()) as { items: { key: string }[] }
  return items.map(({ key }) => key)
}

/** As an administrator or the clock does: the browser is not told. */
async function endSessions(typist: Typist): Promise<void> {
  await county.app.db.as('worker').execute(sql`
    update sign_in_session set ends_at = now() - interval '1 minute'
    where account_id = (select id from account where name = ${`${typist}.typing`})`)
}
