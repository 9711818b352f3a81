import path from 'node:path'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { initialise, openApp, type Place } from '../installation.ts'
import { packageRoot } from '../package-root.ts'
import { loadMap, loadPopulation } from '../statistics/load-place.ts'
import { makeDemoAccounts } from './demo-accounts.ts'

/** The key of the demo protects nobody: the people are invented. It says so wherever it is shown. */
const demoPassphrase = 'doudi-demo-people-are-invented'

/** The place whose policy the example county follows. */
export const examplePolicy = '410721-xinxiang'

/**
 * The day the example county is at when somebody opens it: eight working days after the second month's
 * files, when some of what was pushed is answered, some late, some due that day and some later. Its
 * policy is in force since before the first month's files.
 */
const demoDay = localDate('2024-11-21')
const policySince = localDate('2024-09-01')

/** Makes the example county in `place` and opens it. */
export async function openDemo(place: Place): Promise<App> {
  const keyFile = path.join(place.dataFolder, 'demo.key')
  await initialise(place, {
    policyId: examplePolicy,
    passphrase: demoPassphrase,
    divisionsFile: path.join(packageRoot(), 'examples/county/divisions.yaml'),
    keyFile,
    demo: { day: demoDay, policySince },
  })
  const app = await openApp(place, () => demoPassphrase)
  try {
    await makeDemoAccounts(app)
    await loadDemoPlace(app)
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}

/** The made-up map of the example county, and how many people are registered in its townships. */
async function loadDemoPlace(app: App): Promise<void> {
  const acting = app.acting('示例县', app.today())
  const folder = path.join(packageRoot(), 'examples/county')
  await loadMap(app, acting, { file: path.join(folder, 'map.geojson') })
  await loadPopulation(app, acting, path.join(folder, 'population.yaml'))
}
