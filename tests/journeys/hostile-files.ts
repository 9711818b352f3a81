import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import XLSX from '@e965/xlsx'
import { makeZip, workbookParts } from '../fixtures/make-zip.ts'

export interface HostileFile {
  /** What is wrong with it. */
  readonly what: string
  readonly path: string
  readonly dataset: string
  /** What the sentence must say. */
  readonly says: RegExp
}

const megabyte = 2 ** 20
const garbageMegabytes = process.env.DOUDI_LONG === '1' ? 200 : 20

/** Files that are no departments' tables, or bad ones; written into `folder`. */
export function writeHostileFiles(folder: string): HostileFile[] {
  fs.mkdirSync(folder, { recursive: true })
  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, content)
    return file
  }
  const of = (what: string, file: string, says: RegExp, dataset = 'auto'): HostileFile => {
    return { what, path: file, dataset, says }
  }
  return [
    of('nothing at all', write('空_2024年9月.csv', ''), /是空的/),
    of('a PDF', write('报表_2024年9月.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), /PDF/),
    of('a PDF called .xlsx', write('报表_2024年9月.xlsx', '%PDF-1.7\n1 0 obj\n'), /PDF/),
    of('a picture called .xlsx', write('照片_2024年9月.xlsx', png()), /图片/),
    of('half a workbook', write('半份_2024年9月.xlsx', halfOf(workbook())), /不完整或已损坏/),
    of('a zip bomb', write('炸弹_2024年9月.xlsx', zipBomb()), /大得不正常/),
    of('random bytes', writeGarbage(path.join(folder, '乱码_2024年9月.xls')), /不是表格|认不出/),
    of('one endless line', writeEndless(path.join(folder, '长行_2024年9月.csv')), /。$/m),
    of('no header', write('无表头_2024年9月.csv', '1,2,3\n4,5,6\n'), /没有找到表头|认不出/),
    of('only a header', write('空表_2024年9月.csv', `${deathHeader}\n`), /没有数据行/),
    of('no key column', write('缺列_2024年9月.csv', noKey), /缺少.*身份证号/, 'police_deaths'),
    of('only bad rows', write('坏行_2024年9月.csv', badRows), /全部不能用/),
    of('a table nobody knows', write('未知_2024年9月.csv', '姓名,星座\n王五,白羊\n'), /认不出/),
    of('no such dataset', write('集_2024年9月.csv', badRows), /没有名为“nonsense”/, 'nonsense'),
    of('nothing there', path.join(folder, '没有这个文件.csv'), /找不到/),
    of('a folder', folder, /文件夹|找不到或打不开|不是/),
  ]
}

const deathHeader = '姓名,公民身份号码,死亡日期,注销原因,乡镇'
const noKey = '姓名,死亡日期,注销原因,乡镇\n王五,2024-07-02,死亡,柳林乡\n'
const badRows = `${deathHeader}\n王五,12345,2024-07-02,死亡,柳林乡\n赵六,****,2024-07-02,死亡,柳林乡\n`

function png(): Uint8Array {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), randomBytes(500)])
}

function workbook(): Uint8Array {
  const rows = Array.from({ length: 500 }, (_, at) => [`人${at}`, at, '2024-07-02'])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['姓名', '数', '日'], ...rows]), '表')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array // Buffer by `type`
}

function halfOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

function writeGarbage(file: string): string {
  const out = fs.openSync(file, 'w')
  for (let at = 0; at < garbageMegabytes; at += 1) fs.writeSync(out, randomBytes(megabyte))
  fs.closeSync(out)
  return file
}

/** Text without a single line end. */
function writeEndless(file: string): string {
  const out = fs.openSync(file, 'w')
  const part = Buffer.alloc(megabyte, '乱七八糟的字')
  for (let at = 0; at < garbageMegabytes; at += 1) fs.writeSync(out, part)
  fs.closeSync(out)
  return file
}

/** A workbook of a few hundred kilobytes whose sheet unpacks to 300 MB. */
function zipBomb(): Uint8Array {
  return makeZip(workbookParts(' '.repeat(300 * megabyte)))
}
