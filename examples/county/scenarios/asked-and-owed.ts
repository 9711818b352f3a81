import type { Scenario } from '../model.ts'
import { applied, childWelfare, deposit, fiscal, listed, selfCare } from './further-words.ts'
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
  relapse,
} from './words.ts'

const withSupport = {
  disability: disabled('肢体', '三级'),
  disability_allowance: allowances('是', '否'),
}

/** ① Applications, deposits, standards, care, heating; 质控 and 监督; missing authorisations. */
export const askedAndOwed: readonly Scenario[] = [
  hit(
    'W26',
    '全额领事实无人抚养保障的孩子又领困难残疾人生活补贴',
    household('dibao', [
      head(66),
      {
        relation: '孙子女',
        age: 9,
        records: { ...withSupport, child_welfare: childWelfare('事实无人抚养', '是') },
      },
    ]),
    on('W26', 1),
  ),
  hit(
    'W26',
    '十月起改为全额发放',
    household('dibao', [
      head(68),
      {
        relation: '孙子女',
        age: 11,
        records: {
          ...withSupport,
          child_welfare: each(childWelfare('孤儿', '否'), childWelfare('孤儿', '是')),
        },
      },
    ]),
    inOctober('W26', 1),
  ),
  miss(
    'W26',
    '不是全额发放',
    household('dibao', [
      head(64),
      {
        relation: '孙子女',
        age: 12,
        records: { ...withSupport, child_welfare: childWelfare('事实无人抚养', '否') },
      },
    ]),
  ),
  miss(
    'W26',
    '只领护理补贴，可以同时领',
    household('other', [
      head(63),
      {
        relation: '孙子女',
        age: 13,
        records: {
          disability: disabled('智力', '一级', { care: '是' }),
          disability_allowance: allowances('否', '是'),
          child_welfare: childWelfare('事实无人抚养', '是'),
        },
      },
    ]),
  ),

  hit(
    'W29',
    '低保户主是村干部的弟弟，没有备案',
    household('dibao', [head(51, { records: { staff_kin: listed } })]),
    on('W29', 0),
  ),
  hit(
    'W29',
    '低保边缘户成员十月成为经办人员近亲属，没有备案',
    household('near', [head(49), child(25, { records: { staff_kin: each(null, listed) } })]),
    inOctober('W29', 1),
  ),
  miss(
    'W29',
    '近亲属已备案',
    household('dibao', [head(53, { records: { staff_kin: listed, kin_register: listed } })]),
  ),
  miss(
    'W29',
    '退出户成员是近亲属',
    household('exited', [head(45, { records: { staff_kin: listed } })]),
  ),

  hit(
    'W52',
    '退出户主九月二十日申报，没有受理',
    household('exited', [head(55, { records: { applications: applied('2024-09-20', '否') } })]),
    on('W52', 0),
  ),
  hit(
    'W52',
    '监测户主十月十五日申报，没有受理',
    household('watch', [
      head(48, { records: { applications: each(null, applied('2024-10-15', '否')) } }),
    ]),
    inOctober('W52', 0),
  ),
  miss(
    'W52',
    '十月一日申报，第一轮当日恰满十天，其后已受理',
    household('watch', [
      head(47, {
        records: { applications: each(applied('2024-10-01', '否'), applied('2024-10-01', '是')) },
      }),
    ]),
  ),
  miss(
    'W52',
    '申报已受理',
    household('exited', [head(52, { records: { applications: applied('2024-09-02', '是') } })]),
  ),

  hit(
    'W60',
    '低保户主县内住院被收押金',
    household('dibao', [head(57, { records: { hospital_deposits: deposit('是', '是') } })]),
    on('W60', 0),
  ),
  hit(
    'W60',
    '监测户十月县内住院被收押金',
    household('watch', [
      head(56, {
        records: {
          relapse: relapse('边缘易致贫户', '是'),
          hospital_deposits: each(null, deposit('是', '是')),
        },
      }),
    ]),
    inOctober('W60', 0),
  ),
  miss(
    'W60',
    '在县外住院',
    household('dibao', [head(58, { records: { hospital_deposits: deposit('否', '是') } })]),
  ),
  miss(
    'W60',
    '低保边缘户是否脱贫户没有数据：未知，不报警',
    household('near', [head(54, { records: { hospital_deposits: deposit('是', '是') } })]),
  ),

  hit(
    'W62',
    '七月提标后仍按440元发放',
    household('dibao', [head(62, { records: { fiscal_payments: fiscal(440) } })]),
  ),
  hit(
    'W62',
    '城市户十月改按旧标准630元发放',
    household(
      'dibao',
      [head(60, { records: { fiscal_payments: each(fiscal(690), fiscal(630)) } })],
      { urban: true },
    ),
    inOctober('W62'),
  ),
  miss(
    'W62',
    '恰按480元发放',
    household('dibao', [head(61, { records: { fiscal_payments: fiscal(480) } })]),
  ),
  miss(
    'W62',
    '特困人员不按低保标准发放',
    household('tekun', [head(68, { records: { fiscal_payments: fiscal(400) } })]),
  ),

  hit(
    'W63',
    '四项未达标，只按半护理发放',
    household('tekun', [head(79, { records: { self_care: selfCare(4, '半护理') } })]),
    on('W63', 0),
  ),
  hit(
    'W63',
    '九月十日报告变化，两周后仍未复评，十月已复评',
    household('tekun', [
      head(75, {
        records: {
          self_care: each(
            selfCare(2, '半护理', { on: '2024-09-10', again: '否' }),
            selfCare(2, '半护理', { on: '2024-09-10', again: '是' }),
          ),
        },
      }),
    ]),
    gone('W63', 0),
  ),
  miss(
    'W63',
    '评估项数没有填：未知，不报警',
    household('tekun', [head(78, { records: { self_care: selfCare('', '全护理') } })]),
  ),
  miss(
    'W63',
    '三项未达标，按半护理发放',
    household('tekun', [head(73, { records: { self_care: selfCare(3, '半护理') } })]),
  ),
  miss(
    'W63',
    '十月二十八日报告变化，第二轮当日恰满十四天',
    household('tekun', [
      head(72, {
        records: {
          self_care: each(
            selfCare(0, '自理'),
            selfCare(0, '自理', { on: '2024-10-28', again: '否' }),
          ),
        },
      }),
    ]),
  ),
]
