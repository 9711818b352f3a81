import type { OutsiderScenario, Scenario } from '../model.ts'
import { appeal, applied, judgment, listed } from './further-words.ts'
import { each, head, hit, household, inOctober, miss, on, relapse } from './words.ts'

/** ③ Children who could support their parents and do not. */
export const unsupported: readonly Scenario[] = [
  hit(
    'W70',
    '特困老人胜诉，儿子拒不给付赡养费',
    household('tekun', [head(76, { records: { support_judgments: judgment('是', '是') } })]),
  ),
  hit(
    'W70',
    '风险未消除的监测户十月判决生效仍不履行',
    household('watch', [
      head(72, {
        records: {
          relapse: relapse('突发严重困难户', '否'),
          support_judgments: each(null, judgment('是', '是')),
        },
      }),
    ]),
    on('W39'),
    inOctober('W70'),
  ),
  miss(
    'W70',
    '判决后已履行',
    household('tekun', [head(74, { records: { support_judgments: judgment('否', '是') } })]),
  ),
  miss(
    'W70',
    '退出户，也不是监测户',
    household('exited', [head(73, { records: { support_judgments: judgment('是', '是') } })]),
  ),
]

/** People outside the registry on the lists of the lead offices. */
export const officeOutsiders: readonly OutsiderScenario[] = [
  {
    dataset: 'union_workers',
    kind: '线索',
    why: '困难职工不在库',
    person: head(47, { records: { union_workers: listed } }),
    township: '清泉镇',
  },
  {
    dataset: 'women_children',
    kind: '线索',
    why: '困难妇女不在库',
    person: head(39, { sex: '女', records: { women_children: listed } }),
    township: '河湾乡',
  },
  {
    dataset: 'appeals',
    kind: '线索',
    why: '热线求助，没有登记',
    person: head(58, { records: { appeals: appeal('救助', '2024-09-24', '否') } }),
    township: '石桥镇',
  },
  {
    dataset: 'appeals',
    kind: '近失',
    why: '求助已登记',
    person: head(55, { records: { appeals: appeal('救助', '2024-09-25', '是') } }),
    township: '柳林乡',
  },
  {
    dataset: 'applications',
    kind: '线索',
    why: '小程序自主申报，没有受理',
    person: head(49, { records: { applications: applied('2024-09-26', '否') } }),
    township: '柳林乡',
  },
  {
    dataset: 'applications',
    kind: '近失',
    why: '自主申报已受理',
    person: head(44, { records: { applications: applied('2024-09-06', '是') } }),
    township: '清泉镇',
  },
]
