import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import type { Caller, CountyMap, Statistics, StatisticsAsked, StatisticsPort } from '#http/index'
import { readMap } from '#oversight/index'
import type { App } from '../app.ts'
import { exportStatistics } from '../statistics/export-statistics.ts'
import { listedFigure } from '../statistics/list-figure.ts'
import { readStatistics } from '../statistics/read-statistics.ts'
import { freshenStatistics } from '../statistics/refresh-statistics.ts'
import { readPlaces } from './places.ts'
import { inCounty, type PortContext } from './request.ts'

/** Figures, lists and the map. */
export function statisticsPort({ app, actingFor }: PortContext): StatisticsPort {
  const read = async <T>(
    caller: Caller,
    asked: StatisticsAsked,
    use: (tx: Transaction, acting: Acting, statistics: Statistics) => Promise<T>,
  ): Promise<T> => {
    const acting = actingFor(caller)
    const isFresh = await freshenStatistics(app, acting)
    return inCounty(app, acting, async (tx) =>
      use(tx, acting, await readStatistics(tx, app, { acting, request: { ...asked, isFresh } })),
    )
  }
  return {
    readStatistics: (caller, asked) => read(caller, asked, async (_tx, _acting, found) => found),
    async listFigure(caller, asked) {
      const acting = actingFor(caller)
      await freshenStatistics(app, acting)
      return inCounty(app, acting, (tx) => listedFigure(tx, app, { acting, asked }))
    },
    readMap: (caller) => inCounty(app, actingFor(caller), (tx) => namedMap(tx, app)),
    writeStatistics: (caller, { folder, ...asked }) =>
      read(caller, asked, (tx, acting, statistics) =>
        exportStatistics(tx, app, { acting, statistics, folder }),
      ),
  }
}

/** With the names that the divisions have today. */
async function namedMap(tx: Transaction, app: App): Promise<CountyMap | undefined> {
  const found = await readMap(tx, app.county.code)
  if (!found) return undefined
  const places = await readPlaces(tx, app.county.code)
  const { note, areas } = found
  return {
    note,
    areas: areas.map(({ code, polygons }) => {
      const { township, village } = places.placeOf(code)
      const outlines = polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])))
      return { code, name: village ?? township ?? app.county.name, polygons: outlines }
    }),
  }
}
