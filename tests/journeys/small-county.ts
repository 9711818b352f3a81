import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import XLSX from '@e965/xlsx'
import { identityCheckDigit } from '#kernel/index'
import { type Outcome, passphrase, type RunOptions, runCommand } from './command-line.ts'
import { copyTree } from './copy-tree.ts'
import { onceARun } from './once-a-run.ts'
import { makeKeyQuick } from './quick-key.ts'

const townships = ['柳林乡', '石桥镇', '河湾乡', '清泉镇'] as const
const villages = ['东柳村', '桥西村', '渡口村', '']
const households = 60
const strangers = 1500

export type Engine = 'embedded' | 'pglite'

/** A data folder with its key, and the files that departments have sent. */
export interface SmallCounty {
  readonly engine: Engine
  readonly folder: string
  readonly data: string
  readonly keyFile: string
  readonly files: SmallFiles
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>
}

export interface SmallFiles {
  readonly roster: string
  readonly payments: string
  readonly medical: string
  readonly deaths: string
  /** A household that is watched against falling back, in no category. */
  readonly watched: string
  /** A workbook with the sheet 持证残疾人: a member of the watched household is severely disabled. */
  readonly disability: string
}

export const watchedMember = { name: '卫平和', number: numberOf('1988-08-08', 901) } as const

export const today = '2024-10-11'

/** The head of household number `at`, counted from 1: `H001`'s is 1. */
export function headOf(at: number): { readonly name: string; readonly number: string } {
  return { name: `${nameOf(at)}户`, number: numberOf('1960-02-03', at) }
}

export function numberOf(birth: string, serial: number): string {
  const area = `9999${String(1 + Math.floor(serial / 999)).padStart(2, '0')}`
  const first = `${area}${birth.replaceAll('-', '')}${String(1 + (serial % 999)).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

/** Writes the files of September 2024 into `folder`. */
export function writeSmallFiles(folder: string): SmallFiles {
  fs.mkdirSync(folder, { recursive: true })
  const write = (name: string, lines: readonly string[]): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  return {
    roster: write('民政局_低保台账_2024年9月.csv', rosterLines()),
    payments: write('民政局_救助金发放_2024年9月.csv', paymentLines()),
    medical: write('医保局_医疗费用累计_2024年9月.csv', medicalLines()),
    deaths: write('公安局_死亡注销_2024年9月.csv', deathLines()),
    watched: write('农业农村局_防返贫监测户台账_2024年9月.csv', [
      '监测户编号,户号,姓名,身份证号,与户主关系,乡镇,村,纳入监测时间',
      `F1,H901,${watchedMember.name},${watchedMember.number},户主,柳林乡,东柳村,2024-03-05`,
    ]),
    disability: writeWorkbook(path.join(folder, '残联_持证残疾人_2024年9月.xlsx'), '持证残疾人', [
      ['柳林乡等持证残疾人名册', '', '', '', ''],
      ['序号', '姓名', '身份证号', '残疾类别', '残疾等级', '乡镇'],
      ['1', watchedMember.name, watchedMember.number, '肢体', '一级', '柳林乡'],
      ...townships.slice(1).map((town, at) => {
        const { name, number } = headOf(at + 20)
        return [String(at + 2), name, number, '肢体', '四级', town]
      }),
    ]),
  }
}

function writeWorkbook(file: string, sheet: string, rows: readonly (readonly string[])[]): string {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), sheet)
  fs.writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return file
}

/**
 * An installation of the example county with its roster and its payments, made once a run for each
 * engine and copied.
 */
export async function makeSmallCounty(main: string, engine: Engine): Promise<SmallCounty> {
  const made = await onceARun(`county-${engine}`, (folder) => initCounty(main, engine, folder))
  const folder = newFolder(engine)
  const files = writeSmallFiles(path.join(folder, 'files'))
  copyInstallation(made, folder)
  return smallCounty(main, { engine, folder, files })
}

async function initCounty(main: string, engine: Engine, folder: string): Promise<void> {
  const files = writeSmallFiles(path.join(folder, 'files'))
  const county = smallCounty(main, { engine, folder, files })
  const policy = ['--policy', '410721-xinxiang', '--divisions', divisionsFile]
  const place = ['--engine', engine, '--key-file', county.keyFile]
  must(await county.run(['init', ...policy, ...place]))
  makeKeyQuick(county.keyFile, passphrase)
  for (const file of [files.roster, files.payments]) {
    must(await county.run(['import', 'auto', file, '--today', today]))
  }
}

function newFolder(engine: Engine): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `doudi-journey-${engine}-`))
  fs.chmodSync(folder, 0o755)
  return folder
}

function copyInstallation(from: string, to: string): void {
  copyTree(path.join(from, 'data'), path.join(to, 'data'))
  fs.copyFileSync(path.join(from, 'journey.key'), path.join(to, 'journey.key'))
}

/** The same county once more, in a folder of its own, as it lies on the disk. */
export function copyCounty(main: string, county: SmallCounty): SmallCounty {
  const folder = newFolder(county.engine)
  copyInstallation(county.folder, folder)
  return smallCounty(main, { engine: county.engine, folder, files: county.files })
}

export const divisionsFile = path.resolve(
  import.meta.dirname,
  '../../examples/county/divisions.yaml',
)

export function smallCounty(
  main: string,
  place: Pick<SmallCounty, 'engine' | 'folder' | 'files'>,
): SmallCounty {
  const data = path.join(place.folder, 'data')
  const keyFile = path.join(place.folder, 'journey.key')
  return {
    ...place,
    data,
    keyFile,
    run: (args, options = {}) =>
      runCommand(main, [...args, '--data', data], {
        ...options,
        env: { DOUDI_KEY_FILE: keyFile, ...options.env },
      }),
  }
}

export function must(outcome: Outcome): Outcome {
  if (outcome.code !== 0) {
    throw new Error(`ended with ${outcome.code ?? outcome.signal}: ${outcome.stderr}`)
  }
  return outcome
}

function rosterLines(): string[] {
  const lines = ['低保类型,户号,姓名,身份证号,与户主关系,乡镇,村,认定日期,家庭年收入,低保财产']
  for (let at = 1; at <= households; at += 1) {
    const where = `${townships[at % 4]},${villages[at % 4]}`
    const end = `${where},2023-03-05,${3000 + at},符合`
    const { name, number } = headOf(at)
    lines.push(`农村低保,H${pad(at)},${name},${number},户主,${end}`)
    const child = numberOf('1990-04-05', at)
    lines.push(`农村低保,H${pad(at)},${nameOf(at)}子,${child},子,${end}`)
  }
  return lines
}

function paymentLines(): string[] {
  const lines = ['户号,户主姓名,户主身份证号,乡镇,应发金额,实发金额,发放结果,发放月份']
  for (let at = 1; at <= households; at += 1) {
    const { name, number } = headOf(at)
    lines.push(`H${pad(at)},${name},${number},${townships[at % 4]},420,420,成功,2024-09`)
  }
  return lines
}

/** Five above every line, and 1,500 outside the registry, of whom three are leads. */
function medicalLines(): string[] {
  const lines = ['姓名,身份证号,乡镇,年自付医疗费用,政策范围内自付']
  for (let at = 1; at <= households; at += 1) {
    const { name, number } = headOf(at)
    const paid = at <= 5 ? 20_000 + at : 100 + at
    lines.push(`${name},${number},${townships[at % 4]},${paid},${paid}`)
  }
  for (let at = 1; at <= strangers; at += 1) {
    const paid = at <= 3 ? 30_000 : 50
    const number = numberOf('1975-06-07', at)
    lines.push(`${nameOf(at)}外,${number},${townships[at % 4]},${paid},${paid}`)
  }
  return lines
}

function deathLines(): string[] {
  const { name, number } = headOf(7)
  return ['姓名,公民身份号码,死亡日期,注销原因,乡镇', `${name},${number},2024-07-02,死亡,清泉镇`]
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const givens = '安邦昌达恩福光海和嘉康利民宁平庆荣善泰文'

function nameOf(at: number): string {
  return `${surnames[at % 20]}${givens[Math.floor(at / 20) % 20]}${givens[at % 19]}`
}

function pad(at: number): string {
  return String(at).padStart(3, '0')
}
