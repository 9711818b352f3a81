import os from 'node:os'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import type { App } from '../app.ts'
import { runRound } from '../monitoring-round.ts'
import { fillRegistry } from './fill-registry.ts'
import { type AccessFigures, measureAccess } from './measure-access.ts'
import { withBench } from './open-bench.ts'

export interface AccessBenchReport {
  readonly node: string
  readonly database: string
  readonly cores: number
  readonly load: readonly [number, number]
  readonly persons: number
  readonly figures: readonly AccessFigures[]
}

/** What session, scope and log cost a request, beside the same requests without them. */
export function runAccessBench(
  { persons, times }: { readonly persons: number; readonly times: number },
  say: (line: string) => void,
): Promise<AccessBenchReport> {
  const before = os.loadavg()[0] ?? 0
  return withBench(async (app) => {
    const { households } = await prepare(app, persons, say)
    say('请求：以前的办法、全县、一个乡镇……')
    const figures = await measureAccess(app, { households, times })
    return {
      node: process.version,
      database: `PostgreSQL ${await app.db.version()}`,
      cores: os.availableParallelism(),
      load: [before, os.loadavg()[0] ?? 0],
      persons,
      figures,
    }
  })
}

async function prepare(app: App, persons: number, say: (line: string) => void) {
  const acting = app.acting('性能测量', localDate('2024-10-11'))
  say(`生成 ${persons} 人的底册……`)
  const filled = await fillRegistry(app.db, acting, persons)
  say('监测一轮……')
  await runRound(app, acting, { push: false })
  await app.db.as('owner').execute(sql`vacuum analyze`)
  return filled
}

/** What, figure and aim of each line of the report. */
export function tableOfAccessBench({
  figures,
}: AccessBenchReport): readonly (readonly [string, string, string])[] {
  return figures.flatMap(({ request, before, county, township }) => {
    const whole = before.server + before.database
    const line = (name: string, cost: typeof before): readonly [string, string, string] => {
      const { server, database } = cost
      const ratio = ((server + database) / whole).toFixed(2)
      const text = `服务 ${server.toFixed(2)} + 数据库 ${database.toFixed(2)} ms CPU，比以前 ${ratio} 倍`
      return [`(l) ${request}：${name}`, text, name === '以前 before' ? '' : '< 1.25']
    }
    return [
      line('以前 before', before),
      line('全县 county', county),
      line('一个乡镇 township', township),
    ]
  })
}
