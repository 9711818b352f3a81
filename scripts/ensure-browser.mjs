// Browser tests need a Chromium and Chinese fonts. As root on Debian this installs what is missing and
// says so; DOUDI_NO_APT=1 turns that off. Without a browser those tests are counted as skipped.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'

const missing = []
if (!fs.existsSync('/usr/bin/chromium') && !process.env.DOUDI_CHROMIUM) missing.push('chromium')
if (!hasChineseFont()) missing.push('fonts-noto-cjk')
if (missing.length > 0) install(missing)

function install(names) {
  const list = names.join(', ')
  if (process.env.DOUDI_NO_APT === '1')
    return warn(`missing ${list}; DOUDI_NO_APT=1, nothing installed`)
  if (process.getuid?.() !== 0)
    return warn(`missing ${list}; install them as root: apt-get install ${names.join(' ')}`)
  if (!fs.existsSync('/usr/bin/apt-get')) return warn(`missing ${list}, and this is no Debian`)
  console.log(`browser tests: installing ${list} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  if (run.status !== 0) warn(`apt-get could not install ${list}`)
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
