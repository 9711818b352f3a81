import fs from 'node:fs'
import path from 'node:path'
import type { App } from '../src/app/app.ts'
import { initialise, openApp, type Place } from '../src/app/installation.ts'
import { copyTree } from './journeys/copy-tree.ts'
import { forgetDurability } from './journeys/forget-durability.ts'
import { onceARun } from './journeys/once-a-run.ts'
import { makeKeyQuick } from './journeys/quick-key.ts'

export const passphrase = 'willow-lantern-42-harbour'

export type MadeEngine = 'embedded' | 'pglite'

/** What a kind of county holds beside the divisions: `fill` runs once a run, in a copy of the empty. */
export interface MadeCounty {
  readonly engine: MadeEngine
  readonly name: string
  readonly fill: (app: App, folder: string) => Promise<void>
}

/**
 * The example county without anybody, as `init` leaves it, in `folder`/data. It is made once a run
 * and copied; all copies share its key. Whoever runs as root gives a folder that others may enter.
 */
export async function openEmptyCounty(folder: string, engine: MadeEngine): Promise<App> {
  return openCopy(await emptyCounty(engine), folder, engine)
}

/** A county of a kind, filled once a run and copied into `folder`/data. */
export async function openMadeCounty(folder: string, made: MadeCounty): Promise<App> {
  const { engine, name, fill } = made
  const empty = await emptyCounty(engine)
  const from = await onceARun(`made-${name}-${engine}`, async (target) => {
    const app = await openCopy(empty, target, engine)
    try {
      await fill(app, target)
    } finally {
      await app.close()
    }
  })
  return openCopy(from, folder, engine)
}

function emptyCounty(engine: MadeEngine): Promise<string> {
  return onceARun(`made-empty-${engine}`, async (target) => {
    const keyFile = path.join(target, 'key')
    await initialise(placeIn(target, engine), {
      policyId: '410721-xinxiang',
      passphrase,
      divisionsFile: path.resolve(import.meta.dirname, '../examples/county/divisions.yaml'),
      keyFile,
    })
    makeKeyQuick(keyFile, passphrase)
    forgetDurability(path.join(target, 'data'))
  })
}

async function openCopy(from: string, folder: string, engine: MadeEngine): Promise<App> {
  const place = placeIn(folder, engine)
  if (engine === 'embedded') copyTree(path.join(from, 'data'), place.dataFolder)
  else fs.cpSync(path.join(from, 'data'), place.dataFolder, { recursive: true })
  return openApp(place, () => passphrase)
}

function placeIn(folder: string, engine: MadeEngine): Place {
  return { dataFolder: path.join(folder, 'data'), engine }
}
