import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { fillTemplate } from '#papers/index'
import { compileConditions, type ExportForm, readExports } from '#policy/index'
import { listPolicies, policiesFolder } from '../policy-files.ts'
import { loadPolicy } from '../policy-in-force.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doudi-templates-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function sheetOf(file: string, name: string): XLSX.WorkSheet {
  const sheet = XLSX.read(fs.readFileSync(file), { cellStyles: true, cellNF: true }).Sheets[name]
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

function textAt(sheet: XLSX.WorkSheet, at: string): unknown {
  // The types call a cell `any`.
  return (sheet[at] as XLSX.CellObject | undefined)?.v ?? null
}

const refs = (sheet: XLSX.WorkSheet): string[] =>
  (sheet['!merges'] ?? []).map((one) => XLSX.utils.encode_range(one)).sort()

const grown = 4

/** Where a merge of the template lies after its first row became `grown` rows. */
function moved(ref: string, firstRow: number): string {
  return ref.replace(/\d+/g, (digits) => {
    const row = Number(digits)
    return String(row > firstRow ? row + grown - 1 : row)
  })
}

describe.each(listPolicies())('the example layout of %s', (id) => {
  const { pack, catalogue } = loadPolicy(id)
  const forms = readExports(pack, catalogue)
  const form = forms.find((one) => one.isExample) as ExportForm & {
    template: NonNullable<ExportForm['template']>
  } // every place has one; the first assertion says so

  it('is marked as one, and its conditions compile', () => {
    expect(form?.template).toBeDefined()
    expect(form.note).toContain('示例')
    const conditions = forms.flatMap((one) => [
      ...(one.when ? [{ id: one.code, subject: '人' as const, when: one.when }] : []),
      ...one.columns.flatMap(({ content }, at) => {
        if (!('count' in content) || !content.count.when) return []
        const { subject, when } = content.count
        return [{ id: `${one.code}-${at}`, subject, when }]
      }),
    ])
    expect(compileConditions(pack, catalogue, conditions).rules).toHaveLength(conditions.length)
  })

  it('is filled without a change to anything else', async () => {
    const { template, columns } = form
    const file = path.join(policiesFolder(), id, 'templates', template.file)
    const out = path.join(folder, `${id}.xlsx`)
    const letters = columns.map((one) => one.letters ?? '')
    const rows = Array.from({ length: grown }, (_, nth) =>
      columns.map((_column, at) => (at === 1 ? `=乡${nth}` : nth * 10 + at)),
    )
    const sums = columns.map((_, at) => (at < 2 ? null : 1000 + at))
    const cells = template.cells.map(({ at }) => ({ at, value: `填${at}` }))
    await fillTemplate({
      template: file,
      out,
      sheet: template.sheet,
      firstRow: template.firstRow,
      columns: letters,
      rows,
      cells,
      ...(template.totalRow && { totals: { row: template.totalRow, values: () => sums } }),
    })
    const before = sheetOf(file, template.sheet)
    const after = sheetOf(out, template.sheet)
    expect(refs(after)).toEqual(
      refs(before)
        .map((ref) => moved(ref, template.firstRow))
        .sort(),
    )
    const { e: last } = XLSX.utils.decode_range(before['!ref'] ?? 'A1')
    for (let row = 1; row <= last.r + 1; row += 1) {
      for (let column = 0; column <= last.c; column += 1) {
        const at = `${XLSX.utils.encode_col(column)}${row}`
        const given = cells.find((one) => one.at === at)?.value
        const nth = letters.indexOf(XLSX.utils.encode_col(column))
        const sum = row === template.totalRow && nth >= 0 ? sums[nth] : null
        if (row === template.firstRow) continue
        const there = textAt(after, moved(at, template.firstRow))
        expect([at, there]).toEqual([at, given ?? sum ?? textAt(before, at)])
      }
    }
    rows.forEach((values, nth) => {
      letters.forEach((letter, at) => {
        const cell = after[`${letter}${template.firstRow + nth}`] as XLSX.CellObject
        const pattern = before[`${letter}${template.firstRow}`] as XLSX.CellObject | undefined
        expect([cell.v, cell.f]).toEqual([values[at], undefined])
        expect(cell.z ?? 'General').toBe(pattern?.z ?? cell.z ?? 'General')
      })
    })
    const names = XLSX.read(fs.readFileSync(out)).Workbook?.Names ?? []
    const area = names.find(({ Name }) => Name.includes('Print_Area'))?.Ref
    expect(area?.endsWith(`$${last.r + grown}`)).toBe(true)
  })
})

it('a template without the sheet, or without a row that is to be filled, is refused', async () => {
  const template = path.join(policiesFolder(), '410721-xinxiang/templates/任务进度表.xlsx')
  const out = path.join(folder, 'x.xlsx')
  const input = {
    template,
    out,
    sheet: '任务进度',
    cells: [],
    firstRow: 6,
    columns: ['A'],
    rows: [],
  }
  await expect(fillTemplate({ ...input, sheet: '别的' })).rejects.toThrow('没有名为“别的”的工作表')
  await expect(fillTemplate({ ...input, firstRow: 60 })).rejects.toThrow('第 60 行')
  expect(fs.existsSync(out)).toBe(false)
})
