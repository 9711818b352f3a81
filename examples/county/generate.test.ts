import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkIdentityNumber } from '#kernel/index'
import { buildCounty } from './build-county.ts'
import { expectationOf } from './expected.ts'
import { monthlyRows } from './file-rows.ts'
import { fillLayout } from './fill-layouts.ts'
import { exampleSeed, generateCounty } from './generate.ts'
import { type MonthlyDataset, months, townships } from './model.ts'
import { monthlyLayouts } from './monthly-layouts.ts'
import { rosterSizes } from './ordinary.ts'
import { expectedRules } from './rules.ts'
import { missingTownships, neverSent, scenarios } from './scenarios.ts'
import { encodeSheets, endings } from './write-sheets.ts'

const county = buildCounty(exampleSeed)
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

test('the county has its households and about 20,000 people', () => {
  for (const [roster, size] of Object.entries(rosterSizes)) {
    expect(county.households.filter(({ spec }) => spec.roster === roster)).toHaveLength(size)
  }
  const registered = county.households.flatMap(({ members }) => members)
  const people = registered.length + county.residents.length + county.outsiders.length
  expect(people).toBeGreaterThanOrEqual(20_000)
  expect(people).toBeLessThan(20_010)
})

test('every number is right, of the unused area 9999, and stands for one person', () => {
  const people = [
    ...county.households.flatMap(({ members }) => members),
    ...county.residents,
    ...county.outsiders.map(({ person }) => person),
    ...county.brokenRows.map(({ person }) => person),
  ]
  const wrong = people.filter(({ number, birth, sex }) => {
    const checked = checkIdentityNumber(number)
    return !checked.ok || checked.birthDate !== birth || checked.sex !== sex
  })
  expect(wrong).toEqual([])
  expect(people.every(({ number }) => number.startsWith('9999'))).toBe(true)
  expect(new Set(people.map(({ number }) => number)).size).toBe(people.length)
})

test('the same seed writes the same bytes, another seed others', () => {
  const written = digestOfFiles(exampleSeed)
  if (process.env.DOUDI_LONG === '1') expect(digestOfFiles(exampleSeed)).toEqual(written)
  for (const layout of oneOfEachFormat()) {
    const rows = monthlyRows(county, layout.dataset as MonthlyDataset, '2024-09') // a monthly layout
    const again = encodeSheets(fillLayout(layout, rows, '2024年9月'), layout.format)
    expect(digestOf(again)).toBe(written[`${layout.name}_2024年9月.${endings[layout.format]}`])
  }
  const [one, other] = [exampleSeed, '另一个种子'].map((seed) => buildCounty(seed).households)
  expect(one?.map(({ members }) => members[0]?.number)).not.toEqual(
    other?.map(({ members }) => members[0]?.number),
  )
}, 180_000)

test('every rule of the pack has at least two hits and two near misses', () => {
  const rules = Object.keys(expectedRules)
  const counts = rules
    .filter((rule) => rule !== 'W65' && rule !== 'W71')
    .map((rule) => ({ rule, hits: linesOf(rule, '命中'), misses: linesOf(rule, '近失') }))
  expect(counts.filter(({ hits, misses }) => hits < 2 || misses < 2)).toEqual([])
  const rowsWith = (kind: string) =>
    county.brokenRows.filter(({ scenario }) => scenario.kind === kind).length
  expect(rowsWith('命中')).toBeGreaterThanOrEqual(2)
  expect(rowsWith('近失')).toBeGreaterThanOrEqual(2)
})

test('the table says of each rule what the pack says', () => {
  const folder = new URL('../../policies/national/', import.meta.url)
  const rules: readonly Record<string, never>[] = readdirSync(folder)
    .filter((name) => name.startsWith('monitoring-'))
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')).监测 ?? [])
  const told = rules.map((rule) => [rule.编号, rule.类型, rule.对象, rule.推送])
  const expected = Object.entries(expectedRules).map(([id, rule]) => [
    id,
    expect.stringMatching(`^${rule.class}`),
    rule.subject,
    expect.objectContaining({ 责任: rule.responsible, 时限: rule.workingDays }),
  ])
  const byId = (one: readonly unknown[], other: readonly unknown[]) =>
    String(one[0]).localeCompare(String(other[0]))
  expect(told.toSorted(byId)).toEqual(expected.toSorted(byId))
})

test('a file that tells townships apart has every township, but for the missing ones', () => {
  const covering = [
    'police_hukou',
    'disability',
    'disability_allowance',
    'medical_enrolment',
  ].concat(
    ['medical_cost', 'medical_aid', 'severe_illness', 'chronic', 'students', 'student_aid'],
    ['dangerous_house', 'public_rental', 'relapse', 'payments'],
    ['child_welfare', 'kin_register', 'heating', 'authorisations'],
  )
  const gaps = monthlyLayouts
    .filter(({ dataset }) => covering.includes(dataset))
    .flatMap(({ dataset }) => months.map((month) => ({ dataset, month })))
    .flatMap(({ dataset, month }) => {
      if (dataset.startsWith('roster_')) return []
      const seen = new Set(monthlyRows(county, dataset as never, month).map((row) => row.乡镇))
      return townships
        .filter((township) => !seen.has(township))
        .map((township) => ({ dataset, township, month }))
    })
  const never = neverSent.flatMap((gap) => months.map((month) => ({ ...gap, month })))
  expect(gaps).toEqual([...missingTownships, ...never])
}, 180_000)

test('expected alerts are each other than the rest, and all rules appear', () => {
  const { alerts } = expectationOf(county)
  const keys = alerts.map((alert) => JSON.stringify(alert))
  expect(new Set(keys).size).toBe(alerts.length)
  expect(new Set(alerts.map(({ rule }) => rule))).toEqual(new Set(Object.keys(expectedRules)))
})

test('the generator knows nothing of the product but the kernel', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/ from '([^']+)'$/gm)].map((match) => match[1] ?? ''),
  )
  const outside = imported.filter((name) => !/^\.\.?\/[\w-]/.test(name))
  const allowed = ['#kernel/index', '@e965/xlsx', 'yaml', 'vitest']
  expect([...new Set(outside)].filter((name) => !name.startsWith('node:')).sort()).toEqual(
    allowed.sort(),
  )
  expect(imported.filter((name) => name.includes('src/'))).toEqual([])
})

function linesOf(rule: string, kind: '命中' | '近失'): number {
  return scenarios.filter((line) => line.rule === rule && line.kind === kind).length
}

function oneOfEachFormat() {
  return [...new Map(monthlyLayouts.map((layout) => [layout.format, layout])).values()]
}

function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function digestOfFiles(seed: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-county-'))
  folders.push(folder)
  generateCounty(folder, seed)
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  )
}
