import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import { compilePack, compileSql, loadPack } from '#policy/index'
import { loadDatasets } from '#sources/index'
import { catalogue, packFolders, policyFiles } from './policy/read-packs.ts'

interface ListedRule {
  readonly id: string
  readonly name: string
  /** More than one: the situation decides, the pack chooses. */
  readonly classes: readonly string[]
}

const listed: readonly ListedRule[] = JSON.parse(
  readFileSync(new URL('fixtures/monitoring-rules.json', import.meta.url), 'utf8'),
)
const datasets = loadDatasets(readFileSync('policies/national/datasets.yaml', 'utf8'), catalogue)
const sections = readFileSync('policies/national/departments.yaml', 'utf8')
const departments = new Set([...sections.matchAll(/\{名称: ([^,]+),/g)].map((match) => match[1]))

test('the list has 75 rules', () => {
  expect(listed.map(({ id }) => id)).toEqual(
    Array.from({ length: 75 }, (_, at) => `W${String(at + 1).padStart(2, '0')}`),
  )
})

describe.each(packFolders)('%s', (folder) => {
  const pack = loadPack({ files: policyFiles, catalogue, id: folder })

  test('has all 75 rules, each of a class the list allows', () => {
    const classes = new Map(pack.rules.map((rule) => [rule.id, rule.class]))
    const wrong = listed.filter(
      ({ id, classes: allowed }) => !allowed.some((one) => classes.get(id)?.startsWith(one)),
    )
    expect(wrong).toEqual([])
    expect(classes.size).toBe(listed.length)
  })

  test('every rule cites an article and says who must answer, by when and why', () => {
    const bare = pack.rules.filter(
      ({ basis, push }) =>
        basis?.article === undefined ||
        push?.reason === undefined ||
        push.dueDays === undefined ||
        push.responsible.length === 0,
    )
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test('names only departments and datasets that exist', () => {
    const told = pack.rules.flatMap(({ push }) => [
      ...(push?.responsible ?? []),
      ...(push?.cooperating ?? []),
    ])
    expect([...new Set(told)].filter((one) => !departments.has(one))).toEqual(['来源部门'])
    const absent = pack.rules.flatMap(({ absentDatasets }) => absentDatasets)
    expect(absent.filter((code) => datasets.find(code) === undefined)).toEqual([])
  })

  test('compiles for both back ends', () => {
    const compiled = compilePack(pack, catalogue)
    const { rules } = compileSql(compiled, { day: localDate('2024-10-11') })
    const aboutPeople = pack.rules.filter(({ subject }) => subject === '人' || subject === '户')
    expect(aboutPeople.filter(({ id }) => !rules.text.includes(`'${id}'`))).toEqual([])
  })
})

test('every dataset is of a department that exists, and screens for a rule that exists', () => {
  const strange = datasets.datasets.filter(({ department }) => !departments.has(department))
  expect(strange.map(({ code }) => code)).toEqual([])
  const screened = datasets.datasets.flatMap(({ screening }) => screening?.rule ?? [])
  expect(screened.filter((rule) => !listed.some(({ id }) => id === rule))).toEqual([])
})
