// Browser tests need a Chromium and Chinese fonts, and are quicker in Chromium's headless shell. As root
// on Debian this installs what is missing and says so; DOUDI_NO_APT=1 turns that off. Without a browser
// those tests are counted as skipped.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { chromium, headlessShell } from './test-browser.mjs'

const lacksBrowser = !process.env.DOUDI_CHROMIUM && !fs.existsSync(chromium)
const lacksShell = !process.env.DOUDI_CHROMIUM && !fs.existsSync(headlessShell)
const needed = [
  ...(lacksBrowser ? ['chromium'] : []),
  ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
]
const all = lacksShell ? [...needed, shellPackage()] : needed
const hindrance = whyNot()
if (all.length > 0 && hindrance === undefined) {
  // A Debian without the shell still has the rest.
  const done = install(all) || (lacksShell && needed.length > 0 && install(needed))
  if (!done && needed.length > 0) warn(`apt-get could not install ${needed.join(', ')}`)
} else if (needed.length > 0) {
  warn(`missing ${needed.join(', ')}; ${hindrance}`)
}

/** Why apt-get is not asked; undefined when it may be. */
function whyNot() {
  if (process.env.DOUDI_NO_APT === '1') return 'DOUDI_NO_APT=1, nothing installed'
  if (process.getuid?.() !== 0) return `install as root: apt-get install ${all.join(' ')}`
  return fs.existsSync('/usr/bin/apt-get') ? undefined : 'and this is no Debian'
}

function install(names) {
  console.log(`browser tests: installing ${names.join(', ')} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Without a network it ends soon, and the tests begin.
  const options = ['-qq', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1']
  const how = { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }
  const update = spawnSync('apt-get', [...options, 'update'], { ...how, timeout: 60_000 })
  if (update.error) return false
  const command = [...options, 'install', '-y', '--no-install-recommends', ...names]
  return spawnSync('apt-get', command, how).status === 0
}

/** Of the version that Chromium has, which it shares its files with. */
function shellPackage() {
  const args = ['-W', 'chromium-common']
  const found = lacksBrowser ? undefined : spawnSync('dpkg-query', args, { encoding: 'utf8' })
  const [, version] = found?.status === 0 ? found.stdout.trim().split('\t') : []
  return version ? `chromium-headless-shell=${version}` : 'chromium-headless-shell'
}

function hasChineseFont() {
  if (fs.existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

function warn(text) {
  console.warn(`\n*** browser tests: ${text}. They will be counted as SKIPPED. ***\n`)
}
