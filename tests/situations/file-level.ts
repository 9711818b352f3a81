import XLSX from '@e965/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { makeZip } from '../fixtures/make-zip.ts'
import { type MadeCell, makeWorkbook } from './make-workbook.ts'
import { csv, person } from './people.ts'

/** The files of a situation by their names; the number in front is the catalogue's. */
export type MadeFiles = Readonly<Record<string, Buffer | string | Promise<Uint8Array>>>

const disability = ['序号', '姓名', '身份证号', '残疾类别', '残疾等级', '乡镇'] as const

function disabled(at: number, grade: string, town: string | null): MadeCell[] {
  const [name, number] = person(at)
  return [at + 1, name, number, '肢体', grade, town]
}

const three = [
  disabled(0, '一级', '柳林乡'),
  disabled(1, '二级', '柳林乡'),
  disabled(2, '三级', '石桥镇'),
]
const threeAsText = three.map((cells) => cells.map((cell) => String(cell ?? '')))

export function headerFiles(): MadeFiles {
  const [name, number] = person(0)
  return {
    '01-title-unit-date-rows.xlsx': makeWorkbook([
      {
        name: '2024年9月',
        rows: [
          ['示例县持证残疾人花名册'],
          ['填报单位：示例县残疾人联合会', null, null, '单位：人'],
          ['报表时间：2024年9月30日'],
          disability,
          ...three,
        ],
        merges: ['A1:F1'],
      },
    ]),
    '02-three-level-header.xlsx': makeWorkbook([
      {
        name: '汇总',
        rows: [
          ['示例县残疾人基本情况表'],
          ['报表时间：2024年9月30日'],
          ['乡镇', '基本信息', null, '残疾情况'],
          [null, '姓名', '证件', '残疾证', null, null],
          [null, null, '身份证号', '残疾人证号', '残疾类别', '残疾等级'],
          ['柳林乡', name, number, `${number}41`, '肢体', '一级'],
          ['制表人：某某', null, '审核人：某某', null, '负责人签字：'],
        ],
        merges: ['A1:F1', 'A2:F2', 'A3:A5', 'B3:C3', 'D3:F3', 'B4:B5', 'D4:F4'],
      },
    ]),
    '03-header-with-line-breaks-2024年9月.csv': csv([
      [
        '姓　名 *（必填）',
        '身份证\n号码（18位）：',
        ' 残疾类别（单选）',
        '＊残疾等级【必填】',
        '户籍街道：',
      ],
      ['赵大山', number, '肢体', '一级', '柳林乡'],
    ]),
    '04-same-header-twice-2024年9月.xlsx': makeWorkbook([
      {
        name: '辅助器具',
        rows: [
          ['姓名', '证件号', '救助类型', '医疗救助金额', '医疗救助金额'],
          [...person(0), '住院', 300, 300],
          [...person(1), '住院', 300, 450],
          [...person(2), '住院', null, 200],
        ],
      },
    ]),
    '05-merged-body-cells-2024年9月.xlsx': makeWorkbook([
      {
        name: '花名册',
        rows: [
          disability,
          disabled(0, '一级', '柳林乡'),
          disabled(1, '二级', null),
          disabled(2, '三级', null),
          disabled(3, '四级', null),
          disabled(4, '一级', '石桥镇'),
        ],
        merges: ['F2:F4'],
      },
    ]),
    '06-totals-and-signatures-2024年9月.xlsx': makeWorkbook([
      {
        name: '医疗救助',
        rows: [
          ['乡镇', '姓名', '身份证号', '救助类型', '医疗救助金额'],
          ['柳林乡', ...person(0), '住院', 300],
          ['柳林乡', ...person(1), '住院', 200.5],
          ['柳林乡小计', null, '2人', null, 500.5],
          ['石桥镇', ...person(2), '住院', '1,000'],
          ['小 计', null, null, null, 1000],
          ['总计', null, '4人', null, 1600.5],
          ['注：本表一式两份。'],
          ['制表人：某某', null, '审核人：某某', null, '填表日期：2024.9.30'],
        ],
      },
    ]),
    '07-empty-rows-in-the-middle-2024年9月.xlsx': makeWorkbook([
      {
        name: '花名册',
        rows: [
          disability,
          disabled(0, '一级', '柳林乡'),
          [],
          [],
          [null, ' '],
          [4],
          disabled(1, '二级', '柳林乡'),
        ],
      },
    ]),
    '08-one-sheet-a-township-2024年9月.xlsx': makeWorkbook([
      { name: '柳林乡', rows: [disability.slice(0, 5), three[0]?.slice(0, 5) ?? []] },
      { name: '2.石桥镇', rows: [disability.slice(0, 5), three[2]?.slice(0, 5) ?? []] },
    ]),
    '09-instructions-and-hidden-sheets-2024年9月.xlsx': makeWorkbook([
      { name: '填表说明', rows: [['一、本表由乡镇填报。'], ['二、证件号码须为文本格式。']] },
      { name: '旧数据', rows: [disability, disabled(5, '四级', '石桥镇')], hidden: true },
      { name: '持证残疾人', rows: [disability, ...three] },
      { name: 'Sheet3', rows: [['草稿', 1, 2]] },
      { name: 'Sheet4', rows: [] },
    ]),
    '10-hidden-rows-and-columns-2024年9月.xlsx': makeWorkbook([
      { name: '花名册', rows: [disability, ...three], hiddenRows: [3], hiddenColumns: [4] },
    ]),
  }
}

function legacy(bookType: 'biff8' | 'xlml'): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([[...disability], ...threeAsText]),
    '表',
  )
  return XLSX.write(book, { type: 'buffer', bookType })
}

function html(): Buffer {
  const row = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  return iconv.encode(
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"></head><body>' +
      `<table>${[disability, ...threeAsText].map(row).join('\n')}</table></body></html>`,
    'gbk',
  )
}

export function formatFiles(): MadeFiles {
  const lines = [disability, ...threeAsText]
  return {
    '11-biff8-2024年9月.xls': legacy('biff8'),
    '11-biff8-2024年9月.et': legacy('biff8'),
    '11-xml-2003-2024年9月.xls': legacy('xlml'),
    '11-html-gbk-2024年9月.xls': html(),
    '11-text-named-workbook-2024年9月.xlsx': csv(lines),
    '12-password-2024年9月.xlsx': writeXlsx({
      sheets: [{ name: '花名册', rows: lines.map((cells) => [...cells]) }],
      encryption: { password: '123456', spinCount: 1000 },
    }),
    '13-gb18030-2024年9月.csv': iconv.encode(csv(lines), 'gb18030'),
    '13-utf8-mark-2024年9月.csv': `\ufeff${csv(lines)}`,
    '13-utf16-tabs-2024年9月.txt': iconv.encode(csv(lines, '\t'), 'utf-16le', { addBOM: true }),
    '13-semicolons-2024年9月.csv': csv(lines, ';'),
    '13-wide-commas-2024年9月.txt': csv(lines, '，'),
    '14-quotes-and-ragged-rows-2024年9月.csv':
      csv([
        ['姓名', '身份证号', '残疾类别', '残疾等级', '乡镇', '备注'],
        [...person(0), '肢体', '一级', '柳林乡', '左腿，右臂,均有\n另说'],
        [...person(1), '肢体', '二级', '柳林乡', '说“好”或"坏"'],
      ]) +
      `${person(2).join()},肢体,三级,石桥镇,多了,一格\r\n` +
      `${person(3).join()},肢体\r\n${person(4).join()},肢体,四级,石桥镇\r\n`,
    '15-formatted-to-the-last-row-2024年9月.xlsx': makeWorkbook([
      { name: '花名册', rows: [disability, ...three], formattedTo: 1_048_576 },
    ]),
    '16-formulas-and-errors-2024年9月.xlsx': makeWorkbook([
      {
        name: '医疗救助',
        rows: [
          ['姓名', '身份证号', '救助类型', '医疗救助金额', '乡镇'],
          [...person(0), '住院', { formula: 'SUM(1,2)*100', cached: 300 }, '柳林乡'],
          [...person(1), '住院', { error: '#REF!' }, '柳林乡'],
          [...person(2), '住院', 100, { error: '#N/A' }],
          [
            ...person(3),
            '住院',
            { formula: "'[旧表.xlsx]表'!A1", cached: 88.5 },
            { formula: 'A1', cached: '石桥镇' },
          ],
        ],
      },
    ]),
    '17-comments-2024年9月.xlsx': makeWorkbook([
      { name: '花名册', rows: [disability, ...three], comment: '此人待核' },
    ]),
    '18-archive.zip': makeZip({
      '柳林乡/残疾人2024年9月.csv': csv(lines),
      '石桥镇/说明.txt': '请查收。',
    }),
    '18-rar.rar': Buffer.from('Rar!\x1a\x07\x00 not much of an archive', 'latin1'),
    '19-same-file-again-2024年9月.csv': csv(lines),
    '20-next-month-2024年10月.csv': csv([
      disability,
      ['1', ...person(0), '肢体', '二级', '柳林乡'],
      ['2', ...person(3), '肢体', '三级', '柳林乡'],
    ]),
    '21-duplicate-rows-2024年9月.csv': csv([
      disability,
      ['1', ...person(0), '肢体', '一级', '柳林乡'],
      ['2', ...person(0), '肢体', '一级', '柳林乡'],
      ['3', ...person(1), '肢体', '二级', '柳林乡'],
      ['4', ...person(1), '肢体', '四级', '柳林乡'],
    ]),
    '22-dates-from-1904-2024年9月.xlsx': makeWorkbook(
      [
        {
          name: '死亡',
          rows: [
            ['姓名', '身份证号', '死亡日期'],
            [...person(0), { date: 43844 }],
            [...person(1), 43844],
          ],
        },
      ],
      { date1904: true },
    ),
    '23-2024年9月_柳林乡.csv': csv([
      ['姓名', '身份证号', '残疾类别', '残疾等级'],
      [...person(0), '肢体', '一级'],
    ]),
  }
}
