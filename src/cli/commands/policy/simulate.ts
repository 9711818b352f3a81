import fs from 'node:fs'
import { askedMoment, describeSimulation, simulatePolicy, simulationCsv } from '#app/index'
import { print, printJson, tell } from '../../output.ts'
import type { PlaceOptions } from '../../place.ts'
import { withApp } from '../../with-app.ts'
import { limitOf, printTables } from './print-tables.ts'

interface SimulateOptions extends PlaceOptions {
  readonly set?: readonly string[]
  readonly asOf?: string
  readonly knownAt?: string
  readonly csv?: string
  readonly limit: string
  readonly json?: boolean
}

/** Another policy, or other values, over the whole registry: who moves, what it costs. */
export async function simulate(pack: string, options: SimulateOptions): Promise<void> {
  const limit = limitOf(options.limit)
  const moment = askedMoment(options)
  await withApp(options, async (app) => {
    const asOf = moment?.validOn ?? app.today()
    const simulation = await simulatePolicy(app, {
      pack,
      settings: options.set ?? [],
      asOf,
      moment,
    })
    if (options.csv) {
      fs.writeFileSync(options.csv, simulationCsv(simulation))
      tell(`名单已写入 ${options.csv}`)
    }
    if (options.json) return printJson(simulation)
    const { lines, tables, closing } = describeSimulation(simulation, limit)
    for (const line of lines) print(line)
    printTables(tables)
    for (const line of closing) print(line)
  })
}
