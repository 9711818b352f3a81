import { loadMap, loadPopulation, recountStatistics } from '#app/index'
import { print, printJson } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface StatisticsOptions extends PlaceOptions {
  readonly by?: string
  readonly note?: string
  readonly today?: string
  readonly json?: boolean
}

/** `doudi statistics map`: the outlines of the townships. */
export async function takeInMap(file: string, options: StatisticsOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting(options.by ?? '命令行', app.today())
    const areas = await loadMap(app, acting, { file, note: options.note })
    if (options.json) return printJson({ areas })
    print(`已装入地图，共 ${areas} 个区划。刷新统计页就能看到。`)
  })
}

/** `doudi statistics population`: how many people are registered where. */
export async function takeInPopulation(file: string, options: StatisticsOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting(options.by ?? '命令行', app.today())
    const divisions = await loadPopulation(app, acting, file)
    if (options.json) return printJson({ divisions })
    print(`已装入 ${divisions} 个区划的户籍人口，覆盖率按新的人口计算。`)
  })
}

/** `doudi statistics count`: counts the figures of this month anew. */
export async function count(options: StatisticsOptions): Promise<void> {
  await withApp(options, async (app) => {
    const today = dayIn(app, options.today)
    await recountStatistics(app, today)
    if (options.json) return printJson({ month: today.slice(0, 7) })
    print(`已重新统计 ${today.slice(0, 7)}。`)
  })
}
