import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { makeZip, workbookParts } from '../fixtures/make-zip.ts'
import type { Chance } from './chance.ts'

export type Shape = 'xlsx' | 'xls' | 'xml2003' | 'html' | 'csv'

export interface PlainFile {
  readonly shape: Shape
  readonly bytes: Buffer
  /** Of a workbook of parts: what a mutation of its XML starts from. */
  readonly parts?: Readonly<Record<string, string | Buffer>>
  /** Of a text. */
  readonly text?: string
  readonly encoding?: string
}

type Cell = string | number
export type Table = readonly (readonly Cell[])[]

/** A department's file without a fault, in one of the shapes that departments send. */
export function plainFile(table: Table, chance: Chance): PlainFile {
  switch (chance.of(['xlsx', 'xlsx', 'xlsx', 'csv', 'csv', 'csv', 'html', 'xls', 'xml2003'])) {
    case 'xlsx':
      return workbook(table, chance)
    case 'csv':
      return delimited(table, chance)
    case 'html':
      return page(table, chance)
    case 'xls':
      return { shape: 'xls', bytes: written(table, 'biff8') }
    default:
      return { shape: 'xml2003', bytes: written(table, 'xlml') }
  }
}

function workbook(table: Table, chance: Chance): PlainFile {
  const shared: string[] = []
  const isShared = chance.next() < 0.6
  const rows = table.map((cells, row) => {
    const inner = cells.map((cell, column) => {
      const place = `r="${XLSX.utils.encode_cell({ r: row, c: column })}"`
      if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`
      if (!isShared) return `<c ${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
      shared.push(`<si><t>${escaped(cell)}</t></si>`)
      return `<c ${place} t="s"><v>${shared.length - 1}</v></c>`
    })
    return `<row r="${row + 1}">${inner.join('')}</row>`
  })
  const merge = chance.next() < 0.3 ? '<mergeCells><mergeCell ref="E2:E3"/></mergeCells>' : ''
  const parts = workbookParts(`<sheetData>${rows.join('')}</sheetData>${merge}`, {
    'xl/sharedStrings.xml': `<sst>${shared.join('')}</sst>`,
  })
  return { shape: 'xlsx', bytes: makeZip(parts), parts }
}

function delimited(table: Table, chance: Chance): PlainFile {
  const delimiter = chance.of([',', '\t', ';', '，'])
  const lineEnd = chance.of(['\n', '\r\n'])
  const encoding = chance.of(['utf8', 'gb18030', 'utf-16le', 'utf-16be'])
  const mark = encoding !== 'gb18030' && chance.next() < 0.5 ? '\ufeff' : ''
  const text = mark + table.map((cells) => cells.join(delimiter)).join(lineEnd) + lineEnd
  return { shape: 'csv', bytes: iconv.encode(text, encoding), text, encoding }
}

function page(table: Table, chance: Chance): PlainFile {
  const rows = table.map((cells) => {
    return `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`
  })
  const text = `<html><head><meta charset="gb2312"></head><table>${rows.join('\n')}</table></html>`
  const encoding = chance.of(['utf8', 'gb18030'])
  return { shape: 'html', bytes: iconv.encode(text, encoding), text, encoding }
}

function written(table: Table, bookType: 'biff8' | 'xlml'): Buffer {
  const book = XLSX.utils.book_new()
  const sheet = XLSX.utils.aoa_to_sheet(table.map((cells) => [...cells]))
  XLSX.utils.book_append_sheet(book, sheet, '表一')
  return Buffer.from(XLSX.write(book, { type: 'buffer', bookType }))
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
