import fs from 'node:fs'
import path from 'node:path'
import { businessClock, describePrinted, inForceWord, printPolicy } from '#app/index'
import { packPage } from '#papers/index'
import { printJson, print as printLine, tell } from '../../output.ts'
import { findPlace, type PlaceOptions } from '../../place.ts'
import { dayIn, withApp } from '../../with-app.ts'
import { hasInstallation } from './has-installation.ts'

interface PrintOptions extends PlaceOptions {
  readonly text?: string
  readonly html?: string
  readonly asOf?: string
  readonly json?: boolean
}

/** A pack for the officer who answers for it: by document and article, in words. */
export async function print(pack: string, options: PrintOptions): Promise<void> {
  const clock = businessClock(null)
  const place = findPlace(options)
  const textFolder = path.join(place.dataFolder, 'documents')
  const request = { pack, text: options.text, textFolder }
  const asked = options.data !== undefined || pack === inForceWord
  const isInstalled = asked && hasInstallation(place)
  const printed = isInstalled
    ? await withApp(options, (app) =>
        printPolicy({ ...request, day: dayIn(app, options.asOf) }, app),
      )
    : await printPolicy({ ...request, day: dayIn(clock, options.asOf) })
  if (options.html) {
    fs.writeFileSync(options.html, packPage(printed, clock.today()))
    tell(`已写入 ${options.html}，用浏览器打开即可打印（A4）。`)
  }
  if (options.json) printJson(printed)
  else if (!options.html) for (const line of describePrinted(printed)) printLine(line)
}
