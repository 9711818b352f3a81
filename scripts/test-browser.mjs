// Which browser the tests drive. Without windows to draw, the headless shell opens a page for a third
// of the processor time that the whole Chromium takes; where there is none, Chromium does the same.
import fs from 'node:fs'

export const chromium = '/usr/bin/chromium'
export const headlessShell = '/usr/bin/chromium-headless-shell'

/** The path of the program, whether it is there or not. */
export function testBrowser() {
  const { DOUDI_CHROMIUM } = process.env
  return DOUDI_CHROMIUM ?? (fs.existsSync(headlessShell) ? headlessShell : chromium)
}
