import type { OutsiderScenario, Scenario } from '../model.ts'
import {
  aid,
  answered,
  child,
  each,
  head,
  hit,
  household,
  inOctober,
  miss,
  on,
  spouse,
  stay,
} from './words.ts'

/** ② Families whose own share of medical costs passes a line. */
export const medicalBurden: readonly Scenario[] = [
  hit(
    'W31',
    '特困老人年自付1000.01元，超线一分钱',
    household('tekun', [
      head(73, { records: { medical_cost: stay(1000.01, 600), medical_aid: aid(500) } }),
    ]),
    on('W31', 0),
  ),
  hit(
    'W31',
    '低保户主两次住院合计5000.01元',
    household('dibao', [
      head(58, {
        records: {
          medical_cost: [stay(3000, 2000, '2024-03-11'), stay(2000.01, 1500)],
          medical_aid: aid(1200),
        },
      }),
    ]),
    answered('W31', 0, {
      department: '乡镇',
      cause: '慢性病两次住院',
      measure: '已入户核实，指导申请临时救助',
      outcome: '临时救助办理中',
    }),
  ),
  hit(
    'W31',
    '刚性支出困难户成员10000.01元，同时超过家庭线',
    household(
      'rigid',
      [
        head(50, {
          records: {
            medical_cost: [stay(5000, 4000, '2024-02-20'), stay(5000.01, 4000)],
            medical_aid: aid(2000),
          },
        }),
        spouse(49),
        child(17),
      ],
      { cells: { 家庭年收入: 48000, 过去12个月总收入: 48000 } },
    ),
    on('W31', 0),
    on('W33'),
  ),
  miss(
    'W31',
    '特困老人恰为1000元',
    household('tekun', [
      head(69, { records: { medical_cost: stay(1000, 600), medical_aid: aid(500) } }),
    ]),
  ),
  miss(
    'W31',
    '低保户主恰为5000元',
    household('dibao', [
      head(60, {
        records: {
          medical_cost: [stay(3000, 2000, '2024-04-02'), stay(2000, 1500)],
          medical_aid: aid(1200),
        },
      }),
    ]),
  ),

  hit(
    'W32',
    '低保边缘户主单次住院自付6000.01元',
    household(
      'near',
      [
        head(51, { records: { medical_cost: stay(6000.01, 4000), medical_aid: aid(1500) } }),
        spouse(50),
        child(16),
      ],
      { cells: { 家庭年收入: 24000 } },
    ),
    on('W32', 0),
  ),
  hit(
    'W32',
    '其他低收入户成员十月单次住院自付6500元',
    household(
      'other',
      [
        head(47, { records: { medical_cost: each(null, stay(6500, 5000, '2024-10-12')) } }),
        child(13),
      ],
      { cells: { 家庭年收入: 26000 } },
    ),
    inOctober('W32', 0),
  ),
  miss(
    'W32',
    '单次恰为6000元',
    household(
      'near',
      [
        head(52, { records: { medical_cost: stay(6000, 4000), medical_aid: aid(1500) } }),
        spouse(51),
        child(18),
      ],
      { cells: { 家庭年收入: 24000 } },
    ),
  ),
  miss(
    'W32',
    '两次各3500元，没有单次超线',
    household(
      'near',
      [
        head(53, {
          records: {
            medical_cost: [stay(3500, 2500, '2024-05-15'), stay(3500, 2500)],
            medical_aid: aid(1800),
          },
        }),
        spouse(52),
        child(14),
      ],
      { cells: { 家庭年收入: 24000 } },
    ),
  ),

  hit(
    'W33',
    '低保边缘户两人合计10000.01元',
    household(
      'near',
      [
        head(49, { records: { medical_cost: stay(5500, 4000), medical_aid: aid(1500) } }),
        spouse(48, { records: { medical_cost: stay(4500.01, 3500), medical_aid: aid(1200) } }),
        child(20),
        child(15),
      ],
      { cells: { 家庭年收入: 32000 } },
    ),
  ),
  hit(
    'W33',
    '其他低收入户十月累计超过10000元',
    household(
      'other',
      [
        head(56, { records: { medical_cost: stay(5800, 4200) } }),
        spouse(55, { records: { medical_cost: each(null, stay(4400, 3000, '2024-10-20')) } }),
        child(25),
      ],
      { cells: { 家庭年收入: 36000 } },
    ),
    inOctober('W33'),
  ),
  miss(
    'W33',
    '两人合计恰为10000元',
    household(
      'near',
      [
        head(50, { records: { medical_cost: stay(5500, 4000), medical_aid: aid(1500) } }),
        spouse(47, { records: { medical_cost: stay(4500, 3500), medical_aid: aid(1200) } }),
        child(21),
        child(12),
      ],
      { cells: { 家庭年收入: 32000 } },
    ),
  ),
  miss(
    'W33',
    '低保户三人合计12000元，已享基本生活救助',
    household('dibao', [
      head(57, { records: { medical_cost: stay(4000, 3000), medical_aid: aid(1500) } }),
      spouse(56, { records: { medical_cost: stay(4000, 3000), medical_aid: aid(1500) } }),
      child(29, { records: { medical_cost: stay(4000, 3000), medical_aid: aid(1500) } }),
    ]),
  ),

  hit(
    'W34',
    '自付5600.01元，年收入14000元，超过四成',
    household(
      'near',
      [
        head(54, { records: { medical_cost: stay(5600.01, 4000), medical_aid: aid(1800) } }),
        spouse(53),
      ],
      { cells: { 家庭年收入: 14000 } },
    ),
  ),
  hit(
    'W34',
    '刚性支出困难户十月累计自付4900元，年收入12000元',
    household(
      'rigid',
      [
        head(45, {
          records: {
            medical_cost: each(stay(2500, 2000), [
              stay(2500, 2000),
              stay(2400, 1900, '2024-10-18'),
            ]),
            medical_aid: aid(900),
          },
        }),
      ],
      { cells: { 家庭年收入: 12000, 过去12个月总收入: 12000 } },
    ),
    inOctober('W34'),
  ),
  miss(
    'W34',
    '自付恰为年收入的四成',
    household(
      'near',
      [
        head(55, { records: { medical_cost: stay(5600, 4000), medical_aid: aid(1800) } }),
        spouse(54),
      ],
      { cells: { 家庭年收入: 14000 } },
    ),
  ),
  miss(
    'W34',
    '低保户自付占六成，已享基本生活救助',
    household('dibao', [
      head(59, { records: { medical_cost: stay(3000, 2200), medical_aid: aid(1500) } }),
    ]),
  ),
]

/** Outside the registry: costs above the line of everybody else, and exactly at it. */
export const medicalOutsiders: readonly OutsiderScenario[] = [
  {
    dataset: 'medical_cost',
    kind: '线索',
    why: '未在库，自付15000.01元',
    person: head(50, { records: { medical_cost: stay(15000.01, 9000) } }),
    township: '清泉镇',
  },
  {
    dataset: 'medical_cost',
    kind: '线索',
    why: '未在库，十月自付21000元',
    person: head(61, { records: { medical_cost: each(null, stay(21000, 15000, '2024-10-09')) } }),
    township: '柳林乡',
  },
  {
    dataset: 'medical_cost',
    kind: '近失',
    why: '未在库，恰为15000元',
    person: head(48, { records: { medical_cost: stay(15000, 9000) } }),
    township: '石桥镇',
  },
]
