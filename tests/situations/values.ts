import type { MadeFiles } from './file-level.ts'
import { type MadeCell, makeWorkbook } from './make-workbook.ts'
import { csv, numberOf } from './people.ts'

const someNames = [
  '安',
  '白',
  '常',
  '丁',
  '范',
  '高',
  '何',
  '江',
  '孔',
  '梁',
  '马',
  '宁',
  '潘',
  '秦',
]

function rowOf(at: number): readonly [string, string] {
  return [`${someNames[at % 14] ?? ''}大有`, numberOf('1955-05-05', at + 200)]
}

function deaths(cells: readonly string[]): string {
  return csv([['姓名', '身份证号', '死亡日期'], ...cells.map((cell, at) => [...rowOf(at), cell])])
}

function amounts(header: string, cells: readonly MadeCell[], total: MadeCell): Buffer {
  return makeWorkbook([
    {
      name: '医疗救助',
      rows: [
        ['姓名', '身份证号', '救助类型', header],
        ...cells.map((cell, at) => [...rowOf(at), '住院', cell]),
        ['合计', null, null, total],
      ],
    },
  ])
}

export function valueFiles(): MadeFiles {
  return {
    '47-dates-in-many-forms-2024年9月.csv': deaths([
      '20240115',
      '2024.1.15',
      '2024/1/15',
      '2024年1月15日',
      '2024．1．15',
      '2024。1。15',
      '2024-01-15 08:30:00',
      '2024/1/15 8:30',
      '2024年01月15日 上午8时',
    ]),
    '48-serials-and-parts-of-dates-2024年9月.xlsx': makeWorkbook([
      {
        name: '死亡',
        rows: [
          ['姓名', '身份证号', '死亡日期'],
          ...[
            45306,
            '45306',
            { date: 45306 },
            2024,
            '2024',
            2024.01,
            '2024.01',
            202401,
            '2024年1月',
            '二〇二四年一月十五日',
            '一九八〇年十月二十一日',
            '54.3.3',
            '2024.2.30',
            '长期',
          ].map((cell, at) => [...rowOf(at), cell] as const),
        ],
      },
    ]),
    '49-amounts-2024年9月.xlsx': amounts(
      '医疗救助金额',
      ['1,200.50', '８００元', '￥ 300', '1.2万元', '—', 0.1 + 0.2, '1，000', '三百'],
      15300.8,
    ),
    '49-unit-in-header-2024年9月.xlsx': amounts(
      '医疗救助金额（万元）',
      [1.2, '0.35', '2.00', '800元'],
      '3.63',
    ),
    '49-unit-above-the-table-2024年9月.xlsx': makeWorkbook([
      {
        name: '医疗救助',
        rows: [
          ['示例县医疗救助支付表'],
          ['填报单位：示例县医保局', null, null, '单位：万元'],
          ['姓名', '身份证号', '救助类型', '医疗救助金额'],
          [...rowOf(0), '住院', 1.2],
          [...rowOf(1), '住院', '0.35'],
          ['合计', null, null, 1.65],
        ],
      },
    ]),
    '50-words-for-codes-2024年9月.csv': csv([
      ['姓名', '身份证号', '残疾类别', '残疾等级', '需长期照护'],
      ...[
        ['肢体三级', '肢体三级', '是'],
        ['智力Ⅱ级', '智力Ⅱ级', '否'],
        ['精神2级', '精神2级', '√'],
        ['肢体残疾', '一级', '有'],
        ['视力', '1', '1'],
        ['听力残疾', '壹级', 'Y'],
        ['截瘫', '三级', '看情况'],
        ['截瘫', '四级', '看情况'],
      ].map((cells, at) => [...rowOf(at), ...cells]),
    ]),
    '50-family-words-2024年9月.csv': csv([
      ['户号', '姓名', '身份证号', '性别', '与户主关系', '乡镇', '低保类型'],
      ...[
        ['男性', '户主'],
        ['男', '长子'],
        ['1', '儿子'],
        ['男', '之子'],
        ['女', '干女儿'],
      ].map((cells, at) => ['H1', ...rowOf(at), ...cells, '柳林乡', '城市']),
    ]),
  }
}
