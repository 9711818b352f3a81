import type { Scenario } from '../model.ts'
import {
  answered,
  child,
  disabled,
  each,
  head,
  hit,
  household,
  inOctober,
  lapsed,
  miss,
  on,
  relapse,
  spouse,
  student,
  unemployed,
} from './words.ts'

/** ② Severe disability, unemployment, poor students, watched households that stand on no list. */
export const notIncluded: readonly Scenario[] = [
  hit(
    'W30',
    '退出户成员肢体二级残疾',
    household('exited', [
      head(50),
      child(26, { records: { disability: disabled('肢体', '二级') } }),
    ]),
    answered('W30', 1, {
      department: '乡镇',
      cause: '退出后未再评估',
      measure: '已入户，指导申请成年无业重残单人户',
      outcome: '本人已提交申请',
    }),
  ),
  hit(
    'W30',
    '监测户成员精神三级残疾',
    household('watch', [
      head(47),
      spouse(46, { records: { disability: disabled('精神', '三级') } }),
    ]),
    on('W30', 1),
  ),
  hit(
    'W30',
    '退出户成员十月由三级重评为二级',
    household('exited', [
      head(58, {
        records: { disability: each(disabled('视力', '三级'), disabled('视力', '二级')) },
      }),
    ]),
    inOctober('W30', 0),
  ),
  miss(
    'W30',
    '退出户成员肢体三级，不在口径内',
    household('exited', [head(52, { records: { disability: disabled('肢体', '三级') } })]),
  ),
  miss(
    'W30',
    '监测户成员听力四级',
    household('watch', [head(60, { records: { disability: disabled('听力', '四级') } })]),
  ),

  hit(
    'W35',
    '低保边缘户成员六月登记失业，已满三个月；十月文件没有再报，情况未知但预警不撤',
    household('near', [
      head(45, { records: { unemployment: each(unemployed('2024-06-20', '否'), null) } }),
      child(16),
    ]),
    on('W35', 0),
  ),
  hit(
    'W35',
    '其他低收入户成员断缴四个月',
    household('other', [head(40, { records: { insurance: lapsed(4) } })]),
    on('W35', 0),
  ),
  hit(
    'W35',
    '退出户成员七月二十五日登记失业，第二轮满三个月',
    household('exited', [head(36, { records: { unemployment: unemployed('2024-07-25', '是') } })]),
    inOctober('W35', 0),
  ),
  miss(
    'W35',
    '七月二十日登记失业：第一轮未满三个月，第二轮满了但失业事实已过保质期，未知',
    household('near', [
      head(44, { records: { unemployment: each(unemployed('2024-07-20', '否'), null) } }),
    ]),
  ),
  miss(
    'W35',
    '断缴两个月',
    household('near', [head(39, { records: { insurance: lapsed(2) } }), child(8)]),
  ),
  miss(
    'W35',
    '低保户成员断缴五个月，已享基本生活救助',
    household('dibao', [head(42, { records: { insurance: lapsed(5) } }), child(10)]),
  ),

  hit(
    'W38',
    '退出户子女被认定为家庭经济困难学生',
    household('exited', [head(43), child(14, { records: { students: student('初中', '是') } })]),
    on('W38', 1),
  ),
  hit(
    'W38',
    '监测户子女是困难学生',
    household('watch', [head(41), child(17, { records: { students: student('普通高中', '是') } })]),
    on('W38', 1),
  ),
  miss(
    'W38',
    '退出户子女不是困难学生',
    household('exited', [head(45), child(13, { records: { students: student('初中', '否') } })]),
  ),
  miss(
    'W38',
    '低保边缘户子女是困难学生，已在库',
    household('near', [head(46), child(15, { records: { students: student('初中', '是') } })]),
  ),

  hit(
    'W39',
    '脱贫不稳定户风险未消除，没有民政类别',
    household('watch', [
      head(50, { records: { relapse: relapse('脱贫不稳定户', '否', '是') } }),
      spouse(49),
    ]),
  ),
  hit(
    'W39',
    '早年退出的户十月被识别为突发严重困难户',
    household(
      'exited',
      [head(51, { records: { relapse: each(null, relapse('突发严重困难户', '否')) } })],
      { cells: { 退出日期: '2021-05-31' } },
    ),
    inOctober('W39'),
  ),
  miss(
    'W39',
    '边缘易致贫户风险已消除',
    household('watch', [head(48, { records: { relapse: relapse('边缘易致贫户', '是') } })]),
  ),
  miss(
    'W39',
    '监测对象同时是低保户',
    household('dibao', [head(55, { records: { relapse: relapse('脱贫不稳定户', '否', '是') } })]),
  ),
]
