import { describe, expect, it } from 'vitest'
import { recipientsOf, routesOf } from '#dispatch/index'
import { readDisposals } from '#policy/index'
import { type Place, packs } from './policy/five-places.ts'

// Typed from the five source documents, not from the packs: what each prints about the four classes of
// alerts (who must answer, who helps, level of the coordination mechanism, how it ends). What a place does
// not print it has from 国办发〔2023〕39号.

const nation = '国办发〔2023〕39号 三（四）'
const [first, second, third, fourth] = [
  '①政策未落实',
  '②未纳入但可能符合',
  '③情形复杂',
  '④可能不再符合',
] as const

/** A rule that names 住建 to answer and 公安 to help; neither stands in any document's routing. */
const push = { responsible: ['住建'], cooperating: ['公安'], dueDays: 10 }

type Row = readonly [Place, string, string, string, string, string, string]
const routing: readonly Row[] = [
  // S0 prints no classes of alerts.
  ['S0', first, '住建', '公安', '无', '按规定落实', nation],
  ['S0', second, '住建', '公安', '无', '按困难类型和需求分类办理', nation],
  ['S0', third, '住建', '公安', '县级', '一事一议集体研究', nation],
  ['S0', fourth, '住建', '公安', '无', '符合终止条件的按规定终止', nation],
  // S1 二（三） prints two.
  ['S1', first, '住建', '公安', '无', '查明原因，尽快落实', '临市民发〔2023〕31号 二（三）'],
  [
    'S1',
    second,
    '住建',
    '公安',
    '无',
    '一门受理、协同办理，按职责提供救助',
    '临市民发〔2023〕31号 二（三）',
  ],
  ['S1', third, '住建', '公安', '县级', '一事一议集体研究', nation],
  ['S1', fourth, '住建', '公安', '无', '符合终止条件的按规定终止', nation],
  // S2 二（四）: regiments and streets answer; 农业农村 assists with the whole article.
  [
    'S2',
    first,
    '乡镇',
    '住建 公安 农业农村',
    '无',
    '督促指导团场街道纠正',
    '兵团师市实施方案 二（四）',
  ],
  [
    'S2',
    second,
    '住建 乡镇',
    '公安 农业农村',
    '无',
    '按困难类型和需求分类办理',
    '兵团师市实施方案 二（四）',
  ],
  [
    'S2',
    third,
    '乡镇',
    '住建 公安 农业农村',
    '团场街道',
    '一事一议集体研究',
    '兵团师市实施方案 二（四）',
  ],
  [
    'S2',
    fourth,
    '乡镇',
    '住建 公安 农业农村',
    '无',
    '平台清除并终止救助',
    '兵团师市实施方案 二（四）',
  ],
  // S3 task 7, of the civil affairs bureau: three classes; of the first only a regular check.
  ['S3', first, '住建', '公安', '无', '按规定落实', nation],
  [
    'S3',
    second,
    '住建',
    '公安 民政',
    '无',
    '按困难类型和需求分类推送处理',
    '陇南市分层分类社会救助任务清单 7',
  ],
  [
    'S3',
    third,
    '民政',
    '住建 公安',
    '县级',
    '适时启动协调机制集体研究',
    '陇南市分层分类社会救助任务清单 7',
  ],
  [
    'S3',
    fourth,
    '住建',
    '公安 民政',
    '无',
    '核实后平台清除并终止救助',
    '陇南市分层分类社会救助任务清单 7',
  ],
  // S4 二（四） prints all four; civil affairs lead the complex ones.
  ['S4', first, '住建', '公安', '无', '按规定落实或转交落实', '新政办〔2024〕22号 二（四）'],
  [
    'S4',
    second,
    '住建',
    '公安',
    '无',
    '分类推送并提供专项救助或帮扶',
    '新政办〔2024〕22号 二（四）',
  ],
  ['S4', third, '民政', '住建 公安', '县级', '一事一议共同研究解决', '新政办〔2024〕22号 二（四）'],
  [
    'S4',
    fourth,
    '住建',
    '公安',
    '无',
    '核查后符合终止条件的按规定终止',
    '新政办〔2024〕22号 二（四）',
  ],
]

describe('five places, four classes of alerts', () => {
  it('every place and class stands in the table once', () => {
    expect(new Set(routing.map(([place, kind]) => `${place} ${kind}`)).size).toBe(20)
  })

  it.each(routing)('%s %s → %s（配合 %s），%s，%s，%s', (...row) => {
    const [place, kind, responsible, cooperating, mechanism, outcome, source] = row
    const disposal = [...readDisposals(packs[place])].find(([name]) => name === kind)?.[1]
    const found = recipientsOf(push, disposal)
    expect(found.responsible.join(' ')).toBe(responsible)
    expect(found.cooperating.join(' ')).toBe(cooperating)
    expect(disposal?.mechanism).toBe(mechanism)
    expect(disposal?.outcome).toBe(outcome)
    expect(`${disposal?.basis.document} ${disposal?.basis.article}`).toBe(source)
  })

  it.each([
    ['S0', '住建 | 乡镇'],
    ['S1', '住建 | 乡镇'],
    ['S2', '乡镇 | 住建 农业农村'],
    ['S3', '住建 | 乡镇 民政'],
    ['S4', '住建 | 乡镇'],
  ] as const)(
    '%s: whom the rule about doubtful public rentals (W27) is pushed to',
    (place, shown) => {
      const routes = routesOf(packs[place], 'W27')
      const of = (duty: string) =>
        routes.filter((route) => route.duty === duty).map(({ department }) => department)
      expect(`${of('责任').join(' ')} | ${of('配合').join(' ')}`).toBe(shown)
    },
  )
})
