import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCounty } from './build-county.ts'
import { expectationOf } from './expected.ts'
import { monthlyRows, rosterRows } from './file-rows.ts'
import { fillLayout } from './fill-layouts.ts'
import type { Layout } from './layouts.ts'
import { type Month, type MonthlyDataset, months, type Roster, roundDays } from './model.ts'
import { monthlyLayouts } from './monthly-layouts.ts'
import { packageFolder } from './read-yaml.ts'
import { stepsOf } from './replies.ts'
import { rosterLayouts } from './roster-layouts.ts'
import { encodeSheets, endings } from './write-sheets.ts'

export interface ManifestEntry {
  readonly file: string
  readonly dataset: string
  readonly period: Month
  readonly rows: number
}

export interface Generated {
  readonly manifest: readonly ManifestEntry[]
  readonly households: number
  readonly people: number
  readonly alerts: number
}

export const exampleSeed = '示例县 2024'

/**
 * Writes the county's files into `folder`: the lists once, every department's file of two months,
 * `manifest.json` (in the order of import), `expected.json` and `replies.json`.
 */
export function generateCounty(folder: string, seed: string = exampleSeed): Generated {
  mkdirSync(folder, { recursive: true })
  const county = buildCounty(seed)
  const lists = rosterLayouts.map((layout) => {
    // The layouts of the lists are named after them.
    const roster = layout.dataset.slice('roster_'.length) as Roster
    return writeFile({ folder, layout, rows: rosterRows(county, roster), period: '2024-09' })
  })
  const files = months.flatMap((period) =>
    monthlyLayouts.map((layout) => {
      const rows = monthlyRows(county, layout.dataset as MonthlyDataset, period)
      return writeFile({ folder, layout, rows, period })
    }),
  )
  const manifest = [...lists, ...files]
  const expectation = expectationOf(county)
  writeJson(folder, 'manifest.json', {
    rounds: months.map((period) => ({ period, on: roundDays[period] })),
    files: manifest,
  })
  writeJson(folder, 'expected.json', expectation)
  writeJson(folder, 'replies.json', stepsOf(county))
  const members = county.households.reduce((count, one) => count + one.members.length, 0)
  return {
    manifest,
    households: county.households.length,
    people: members + county.outsiders.length + county.residents.length,
    alerts: expectation.alerts.length,
  }
}

function writeFile(input: {
  readonly folder: string
  readonly layout: Layout
  readonly rows: Parameters<typeof fillLayout>[1]
  readonly period: Month
}): ManifestEntry {
  const { folder, layout, rows, period } = input
  const label = `${period.slice(0, 4)}年${Number(period.slice(5))}月`
  const file = `${layout.name}_${label}.${endings[layout.format]}`
  writeFileSync(join(folder, file), encodeSheets(fillLayout(layout, rows, label), layout.format))
  return { file, dataset: layout.dataset, period, rows: rows.length }
}

function writeJson(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`)
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out')
  const folder = at === -1 ? undefined : process.argv[at + 1]
  const out = resolve(folder ?? join(packageFolder(), '.doudi/example'))
  const { manifest, households, people, alerts } = generateCounty(out)
  process.stdout.write(
    `示例县已生成：${manifest.length} 个文件，${people} 人，在册 ${households} 户，应有预警 ${alerts} 条\n${out}\n`,
  )
}
