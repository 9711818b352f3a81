import os from 'node:os'
import { cpuText, measureOffice, type OfficeFigures } from './measure-office.ts'
import { type OfficePlace, type OfficeSize, sizeOfOffice, withOffice } from './office-county.ts'

export interface OfficeBenchReport {
  readonly node: string
  readonly database: string
  readonly cores: number
  readonly load: readonly [number, number]
  readonly size: OfficeSize
  readonly figures: readonly OfficeFigures[]
}

/** What each list, search and page of the office takes, beside the database's own time. */
export function runOfficeBench(
  place: OfficePlace & {
    readonly times: number
    readonly only?: string | undefined
    readonly role?: string | undefined
  },
): Promise<OfficeBenchReport> {
  const before = os.loadavg()[0] ?? 0
  return withOffice(place, async (app) => ({
    node: process.version,
    database: `PostgreSQL ${await app.db.version()}`,
    cores: os.availableParallelism(),
    size: await sizeOfOffice(app),
    figures: await measureOffice(app, place),
    load: [before, os.loadavg()[0] ?? 0],
  }))
}

const aims = { list: 200, statistics: 300 }

/** What, figure and aim of each line of the report. */
export function tableOfOfficeBench({
  figures,
}: OfficeBenchReport): readonly (readonly [string, string, string])[] {
  return figures.map(({ request, role, ours, cpu, bare }) => {
    // A file of hundreds of rows is no page of a list.
    if (request.startsWith('导出'))
      return [`(m) ${request} · ${role}`, shownOf({ ours, cpu, bare }), '—']
    const aim = request.startsWith('统计') ? aims.statistics : aims.list
    const missed = ours.p95 < aim ? '' : ' 未达到 not met'
    return [`(m) ${request} · ${role}`, shownOf({ ours, cpu, bare }), `< ${aim}${missed}`]
  })
}

function shownOf({ ours, cpu, bare }: Pick<OfficeFigures, 'ours' | 'cpu' | 'bare'>): string {
  const own = `p50 ${ours.p50.toFixed(1)}，p95 ${ours.p95.toFixed(1)} ms；CPU ${cpuText(cpu)} ms`
  return `${own}；数据库 bare ${bare.p50.toFixed(1)}，${bare.p95.toFixed(1)}`
}
