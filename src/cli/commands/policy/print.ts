import fs from 'node:fs'
import path from 'node:path'
import { describePrinted, inForceWord, printPolicy } from '#app/index'
import { packPage } from '#papers/index'
import { printJson, print as printLine, tell } from '../../output.ts'
import { findPlace, type PlaceOptions } from '../../place.ts'
import { dayOf, withApp } from '../../with-app.ts'
import { hasInstallation } from './has-installation.ts'

interface PrintOptions extends PlaceOptions {
  readonly text?: string
  readonly html?: string
  readonly asOf?: string
  readonly json?: boolean
}

/** A pack for the officer who answers for it: by document and article, in words. */
export async function print(pack: string, options: PrintOptions): Promise<void> {
  const day = dayOf(options.asOf)
  const place = findPlace(options)
  const textFolder = path.join(place.dataFolder, 'documents')
  const request = { pack, day, text: options.text, textFolder }
  const asked = options.data !== undefined || pack === inForceWord
  const isInstalled = asked && hasInstallation(place)
  const printed = isInstalled
    ? await withApp(options, (app) => printPolicy(request, app))
    : await printPolicy(request)
  if (options.html) {
    fs.writeFileSync(options.html, packPage(printed, dayOf(undefined)))
    tell(`已写入 ${options.html}，用浏览器打开即可打印（A4）。`)
  }
  if (options.json) printJson(printed)
  else if (!options.html) for (const line of describePrinted(printed)) printLine(line)
}
