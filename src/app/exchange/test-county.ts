import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Acting } from '#access/index'
import { identityCheckDigit, localDate } from '#kernel/index'
import { openMadeCounty } from '../../../tests/made-county.ts'
import type { App } from '../app.ts'
import { type ImportReport, importDepartmentFile } from '../import-department-file.ts'
import { type RoundOutcome, runRound } from '../monitoring-round.ts'

/** For tests: an installation with two households, and files as departments write them. */
export interface ExchangeCounty {
  readonly app: App
  readonly folder: string
  on(day: string): Acting
  write(name: string, lines: readonly string[]): string
  take(name: string, lines: readonly string[], day?: string): Promise<ImportReport>
  round(day: string, push?: boolean): Promise<RoundOutcome>
  close(): Promise<void>
}

/** A valid number of the unused area 999901. */
export function numberOf(birth: string, serial: number): string {
  const first = `999901${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

export const people = {
  zhao: { name: '赵大山', number: numberOf('1970-03-05', 11) },
  son: { name: '赵小山', number: numberOf('2004-07-09', 13) },
  daughter: { name: '赵小花', number: numberOf('2005-07-09', 24) },
  sun: { name: '孙有福', number: numberOf('1990-01-20', 37) },
  other: { name: '吴外嫂', number: numberOf('1975-05-06', 84) },
  outsider: { name: '周外人', number: numberOf('1971-05-06', 71) },
} as const

export const townships = { liulin: '柳林乡', shiqiao: '石桥镇' } as const

export const rosterHead = '户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产'

/** 低保: 赵大山 with two children in 柳林乡, 孙有福 alone in 石桥镇. */
const roster = [
  rosterHead,
  `H1,${people.zhao.name},${people.zhao.number},户主,柳林乡,,2024-01-05,5000,符合`,
  `H1,${people.son.name},${people.son.number},子,柳林乡,,2024-01-05,5000,符合`,
  `H1,${people.daughter.name},${people.daughter.number},女,柳林乡,,2024-01-05,5000,符合`,
  `H2,${people.sun.name},${people.sun.number},户主,石桥镇,,2024-02-05,4000,符合`,
]

export async function anExchangeCounty(): Promise<ExchangeCounty> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-exchange-'))
  const app = await openMadeCounty(folder, {
    engine: 'pglite',
    name: 'exchange',
    fill: async (empty, target) => {
      await countyIn(empty, target).take('民政局_低保台账_2024年9月.csv', roster)
    },
  })
  return countyIn(app, folder)
}

function countyIn(app: App, folder: string): ExchangeCounty {
  const on = (day: string) => app.acting('张经办', localDate(day))
  const write = (name: string, lines: readonly string[]) => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  return {
    ...{ app, folder, on, write },
    take: (name, lines, day = '2024-10-11') =>
      importDepartmentFile(app, on(day), { path: write(name, lines), dataset: 'auto' }),
    round: (day, push = false) => runRound(app, on(day), { push }),
    close: async () => {
      await app.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
