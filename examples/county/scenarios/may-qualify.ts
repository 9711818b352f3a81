import type { Scenario } from '../model.ts'
import { appeal, childWelfare, incident, listed, parents, withoutPower } from './further-words.ts'
import {
  allowances,
  child,
  disabled,
  each,
  gone,
  head,
  hit,
  household,
  inOctober,
  miss,
  on,
  spouse,
} from './words.ts'

const supportersKnown = { cells: { 义务人信息已采集: '是' } }
const grandchild = { relation: '孙子女', age: 8 } as const

/** ② Elders, children without parents, accidents, lists of other offices, people who asked. */
export const mayQualify: readonly Scenario[] = [
  hit('W41', '66岁独居低保老人，没有法定义务人', household('dibao', [head(66)], supportersKnown)),
  hit(
    'W41',
    '45岁独居低保残疾人，肢体一级，没有法定义务人',
    household(
      'dibao',
      [
        head(45, {
          cells: { 有劳动能力: '否' },
          records: {
            disability: disabled('肢体', '一级'),
            disability_allowance: allowances('是', '否'),
          },
        }),
      ],
      supportersKnown,
    ),
  ),
  miss('W41', '差一岁满60周岁', household('dibao', [head(59)], supportersKnown)),
  miss('W41', '义务人情况没有采集', household('dibao', [head(68)])),

  hit(
    'W42',
    '父亲去世，母亲2024年4月11日起失联，第一轮当日满六个月',
    household('watch', [
      head(66),
      {
        ...grandchild,
        records: { child_parents: parents('死亡', '失联', { mother: '2024-04-11' }) },
      },
    ]),
    on('W42', 1),
  ),
  hit(
    'W42',
    '父亲服刑，母亲十月查明重残',
    household('dibao', [
      head(63),
      {
        ...grandchild,
        records: { child_parents: each(parents('服刑', '正常'), parents('服刑', '重残')) },
      },
    ]),
    inOctober('W42', 1),
  ),
  miss(
    'W42',
    '母亲2024年5月12日起失联，第二轮差一天满六个月',
    household('dibao', [
      head(64),
      {
        ...grandchild,
        records: { child_parents: parents('死亡', '失联', { mother: '2024-05-12' }) },
      },
    ]),
  ),
  miss(
    'W42',
    '父母都已去世，按孤儿办理',
    household('watch', [
      head(65),
      { ...grandchild, records: { child_parents: parents('死亡', '死亡') } },
    ]),
  ),
  miss(
    'W42',
    '河湾乡没有送来儿童保障名册，是否已保障不知道：未知，不报警',
    household(
      'watch',
      [head(67), { ...grandchild, records: { child_parents: parents('重残', '服刑') } }],
      { township: '河湾乡' },
    ),
  ),
  miss(
    'W42',
    '已按事实无人抚养儿童保障',
    household('dibao', [
      head(62),
      {
        ...grandchild,
        records: {
          child_parents: parents('死亡', '服刑'),
          child_welfare: childWelfare('事实无人抚养', '是'),
        },
      },
    ]),
  ),

  hit(
    'W46',
    '低保边缘户主九月交通事故重伤',
    household('near', [
      head(44, { records: { incidents: each(incident('车祸', '2024-09-06', '重伤'), null) } }),
    ]),
    on('W46', 0),
  ),
  hit(
    'W46',
    '监测户十月失火，房屋烧毁',
    household('watch', [
      head(50),
      spouse(48, {
        records: { incidents: each(null, incident('火灾', '2024-10-17', '房屋烧毁')) },
      }),
    ]),
    inOctober('W46', 1),
  ),
  miss(
    'W46',
    '事故没有造成重伤',
    household('near', [
      head(42, { records: { incidents: incident('交通事故', '2024-09-10', '轻伤') } }),
    ]),
  ),
  miss(
    'W46',
    '七月五日的事故，第一轮已过三个月',
    household('dibao', [
      head(43, { records: { incidents: incident('交通事故', '2024-07-05', '重伤') } }),
    ]),
  ),

  hit(
    'W48',
    '退出户主在困难职工名单里',
    household('exited', [head(50, { records: { union_workers: listed } })]),
    on('W48', 0),
  ),
  hit(
    'W48',
    '监测户主的妻子十月进入困难妇女名单',
    household('watch', [
      head(45),
      spouse(43, { records: { women_children: each(null, listed) }, sex: '女' }),
    ]),
    inOctober('W48', 1),
  ),
  miss(
    'W48',
    '困难职工已是低保边缘',
    household('near', [head(48, { records: { union_workers: listed } })]),
  ),
  miss(
    'W48',
    '困难妇女已是低保对象',
    household('dibao', [head(47, { records: { women_children: listed }, sex: '女' })]),
  ),

  hit(
    'W50',
    '独居特困老人家连续三个月没有用水用电',
    household('tekun', [head(77, { records: { utilities: withoutPower(3) } })]),
  ),
  hit(
    'W50',
    '独居低保老人十月满三个月',
    household('dibao', [
      head(69, { records: { utilities: each(withoutPower(2), withoutPower(3)) } }),
    ]),
    inOctober('W50'),
  ),
  miss(
    'W50',
    '两位老人同住',
    household('dibao', [head(75, { records: { utilities: withoutPower(4) } }), spouse(73)]),
  ),
  miss(
    'W50',
    '独居但59岁',
    household('dibao', [head(59, { records: { utilities: withoutPower(5) } })]),
  ),

  hit(
    'W51',
    '监测户主打热线求助，没有登记',
    household('watch', [head(53, { records: { appeals: appeal('救助', '2024-09-19', '否') } })]),
    on('W51', 0),
  ),
  hit(
    'W51',
    '低保边缘户主十月求助，没有登记',
    household('near', [
      head(47, { records: { appeals: each(null, appeal('救助', '2024-10-22', '否')) } }),
    ]),
    inOctober('W51', 0),
  ),
  miss(
    'W51',
    '求助已登记',
    household('watch', [head(54, { records: { appeals: appeal('救助', '2024-09-11', '是') } })]),
  ),
  miss(
    'W51',
    '只是咨询',
    household('near', [head(46, { records: { appeals: appeal('咨询', '2024-09-13', '否') } })]),
  ),

  hit(
    'W74',
    '十月二日满60周岁，第二轮已过提醒期',
    household('dibao', [head(59, { birth: '1964-10-02' }), child(25)]),
    gone('W74', 0),
  ),
  hit(
    'W74',
    '特困老人十月二十日满80周岁',
    household('tekun', [head(79, { birth: '1944-10-20' })]),
    inOctober('W74', 0),
  ),
  hit(
    'W74',
    '十月二十三日满90周岁',
    household('near', [head(61), { relation: '父母', age: 89, birth: '1934-10-23' }]),
    inOctober('W74', 1),
  ),
  miss(
    'W74',
    '九月十一日满60周岁，第一轮当日恰满一个月',
    household('dibao', [head(60, { birth: '1964-09-11' }), spouse(57)]),
  ),
  miss('W74', '退出户老人满80周岁', household('exited', [head(79, { birth: '1944-10-05' })])),
]
