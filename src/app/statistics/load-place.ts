import fs from 'node:fs'
import { parse } from 'yaml'
import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { parseLocalDate } from '#kernel/index'
import {
  checkMap,
  mapProblemText,
  type RegisteredPopulation,
  storeMap,
  storePopulation,
} from '#oversight/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'

/** Outlines of a county's townships take far less. */
const mostBytes = 8 * 1024 * 1024

/** Takes in the map of the place in place of the one before; says how many areas it has. */
export async function loadMap(
  app: App,
  acting: Acting,
  { file, note }: { readonly file: string; readonly note?: string | undefined },
): Promise<number> {
  const document = readJson(file)
  return app.db.transaction(async (tx) => {
    const checked = checkMap(document, await knownDivisions(tx, app.county.code))
    if ('problem' in checked) {
      throw refuse('map-refused', { file, problem: mapProblemText(checked.problem) })
    }
    const { map } = checked
    await storeMap(tx, acting, { map, note: note ?? noteOf(document) })
    return map.areas.length
  })
}

/** What the file says of itself: a foreign member `note` of the collection. */
function noteOf(document: unknown): string {
  const note = typeof document === 'object' && document && 'note' in document ? document.note : ''
  return typeof note === 'string' ? note.slice(0, 200) : ''
}

function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('map-refused', { file, problem: '不是完整的 JSON 文件' })
  }
}

/**
 * Takes in how many people are registered where: `来源`, `截至`, and under `户籍人口` a number for each
 * 12-digit code. In place of what was known before; says for how many divisions.
 */
export async function loadPopulation(app: App, acting: Acting, file: string): Promise<number> {
  const rows = readPopulationFile(file)
  return app.db.transaction(async (tx) => {
    const known = await knownDivisions(tx, app.county.code)
    const stranger = rows.find(({ divisionCode }) => !known.has(divisionCode))
    if (stranger) {
      const problem = `区划代码 ${stranger.divisionCode} 不在本县的区划表里`
      throw refuse('population-refused', { file, problem })
    }
    await storePopulation(tx, acting, rows)
    return rows.length
  })
}

function readPopulationFile(file: string): RegisteredPopulation[] {
  const fail = (problem: string) => refuse('population-refused', { file, problem })
  const found: unknown = parsed(readText(file), fail)
  const {
    来源: source,
    截至: asOf,
    户籍人口: numbers,
  }: Readonly<Record<string, unknown>> = typeof found === 'object' && found !== null
    ? { ...found }
    : {}
  if (typeof source !== 'string' || source.trim() === '') throw fail('没有写“来源”')
  const day = typeof asOf === 'string' ? parseLocalDate(asOf) : undefined
  if (!day) throw fail('“截至”要写成带引号的日期，如 "2023-12-31"')
  if (typeof numbers !== 'object' || numbers === null) throw fail('没有“户籍人口”一段')
  return Object.entries(numbers).map(([divisionCode, persons]: [string, unknown]) => {
    if (!/^\d{12}$/.test(divisionCode)) throw fail(`“${divisionCode}”不是 12 位区划代码`)
    if (typeof persons !== 'number' || !Number.isInteger(persons) || persons <= 0) {
      throw fail(`${divisionCode} 的人数要写成大于 0 的整数`)
    }
    return { divisionCode, persons, asOf: day, source: source.trim() }
  })
}

function parsed(text: string, fail: (problem: string) => Error): unknown {
  try {
    return parse(text)
  } catch {
    throw fail('不是完整的 YAML 文件')
  }
}

function readText(file: string): string {
  let bytes: number
  try {
    bytes = fs.statSync(file).size
  } catch {
    throw refuse('file-unknown', { path: file })
  }
  if (bytes > mostBytes) throw refuse('map-refused', { file, problem: '文件超过 8 MB，请先简化' })
  return fs.readFileSync(file, 'utf8')
}

async function knownDivisions(q: Queryable, countyCode: string): Promise<ReadonlySet<string>> {
  const rows = await q.query<{ code: string }>(sql`
    select code from division
    where starts_with(code, ${countyCode.slice(0, 6)}) and valid_to is null limit 20000`)
  return new Set(rows.map(({ code }) => code))
}
