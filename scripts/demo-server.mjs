// The example county, made anew and served for a script that looks at its pages.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const port = 8629

/** Where a demo is served, and what ends it. `address`: one that is served already is taken as it is. */
export async function openDemo(address) {
  if (address) return { address: address.replace(/\/$/, ''), close: async () => undefined }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-pages-'))
  // As root the database is another account's, which must come through to its own folder.
  chmodSync(folder, 0o711)
  const program = path.join(root, 'dist/cli/main.js')
  const options = ['demo', '--data', path.join(folder, 'data'), '--port', String(port)]
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const close = async () => {
    child.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const served = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}`)
    const answer = await fetch(`${served}/api/session`).catch(() => undefined)
    if (answer?.ok) return { address: served, close }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Signs in as one of the demo's accounts. */
export async function signIn(address, account) {
  const { demoAccounts } = await (await fetch(`${address}/api/session`)).json()
  const found = demoAccounts?.find((one) => one.account === account)
  if (!found) throw new Error(`${address} offers no demo account ${account}`)
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: found.account, password: found.password }),
  })
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`)
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0])[0]
  const get = async (route) => {
    const given = await fetch(`${address}${route}`, { headers: { cookie } })
    if (!given.ok) throw new Error(`${route} was answered ${given.status}`)
    return given.json()
  }
  return { cookie, get }
}

/** The household whose file shows most: with open alerts, facts in doubt, and more than one member. */
export async function fullHousehold({ get }) {
  const { items } = await get('/api/households?alerts=true&limit=100')
  const worth = (one) => one.openAlerts + one.conflicts * 2 + Math.min(one.memberCount, 4)
  const [best] = items.toSorted((a, b) => worth(b) - worth(a))
  if (!best) throw new Error('the example county shows no household with an alert')
  return best.id
}
