import type { Scenario } from '../model.ts'
import {
  allowances,
  child,
  death,
  disabled,
  disaster,
  each,
  gone,
  head,
  hit,
  household,
  illness,
  inOctober,
  miss,
  on,
  parent,
  spouse,
} from './words.ts'

/** ② Households that left, single-person cover not offered, new disability, death, disaster. */
export const changedLives: readonly Scenario[] = [
  hit(
    'W40',
    '退出后年收入17279.99元，两口人，低于1.5倍标准一分钱：属低保边缘',
    household('exited', [head(52), spouse(51)], { cells: { 家庭年收入: 17279.99 } }),
  ),
  hit(
    'W40',
    '年收入11520元，两口人，恰为低保标准：不是低保，但属低保边缘',
    household('exited', [head(62), spouse(60)], { cells: { 家庭年收入: 11520 } }),
  ),
  hit(
    'W40',
    '刚性支出恰占总收入50%：达到，属刚性支出困难',
    household('exited', [head(46), spouse(44), child(16)], {
      cells: {
        家庭年收入: 40000,
        过去12个月总收入: 40000,
        医疗刚性支出: 15000,
        教育刚性支出: 5000,
      },
    }),
  ),
  miss(
    'W40',
    '年收入17280元，两口人，恰为1.5倍：不低于，不属边缘',
    household('exited', [head(53), spouse(50)], { cells: { 家庭年收入: 17280 } }),
  ),
  miss(
    'W40',
    '刚性支出19999.99元，占比不到50%',
    household('exited', [head(47), spouse(45), child(15)], {
      cells: {
        家庭年收入: 40000,
        过去12个月总收入: 40000,
        医疗刚性支出: 14999.99,
        教育刚性支出: 5000,
      },
    }),
  ),
  miss(
    'W40',
    '2022年10月11日退出，当日恰满24个月',
    household('exited', [head(56)], { cells: { 家庭年收入: 6000, 退出日期: '2022-10-11' } }),
  ),
  miss(
    'W40',
    '财产状况没有填：待核实，不报警',
    household('exited', [head(57), spouse(55)], {
      cells: { 家庭年收入: 12000, 边缘财产: '', 低保财产: '' },
    }),
  ),

  hit(
    'W43',
    '低保边缘户成员肢体二级，没有办单人保',
    household('near', [head(54), child(28, { records: { disability: disabled('肢体', '二级') } })]),
    on('W43', 1),
  ),
  hit(
    'W43',
    '低保边缘户主十月确诊重特大疾病',
    household('near', [head(49, { records: { severe_illness: each(null, illness('肺癌')) } })]),
    inOctober('W43', 0),
  ),
  hit(
    'W43',
    '低保边缘户成员智力三级，在口径内',
    household('near', [head(51), child(19, { records: { disability: disabled('智力', '三级') } })]),
    on('W43', 1),
  ),
  miss(
    'W43',
    '肢体三级不在口径内',
    household('near', [head(50, { records: { disability: disabled('肢体', '三级') } })]),
  ),
  miss(
    'W43',
    '已办单人保',
    household('near', [
      head(52),
      child(24, {
        cells: { 本人在册类别: '单人保' },
        records: {
          disability: disabled('精神', '二级'),
          disability_allowance: allowances('是', '否'),
        },
      }),
    ]),
  ),

  hit(
    'W44',
    '九月十一日评残，第一轮当日恰在一个月内，第二轮已过',
    household('near', [
      head(48, { records: { disability: disabled('肢体', '四级', { on: '2024-09-11' }) } }),
    ]),
    gone('W44', 0),
  ),
  hit(
    'W44',
    '十月二十五日新评残',
    household('other', [
      head(55, {
        records: { disability: each(null, disabled('听力', '三级', { on: '2024-10-25' })) },
      }),
    ]),
    inOctober('W44', 0),
  ),
  miss(
    'W44',
    '九月十日评残，第一轮已过一个月',
    household('near', [
      head(53, { records: { disability: disabled('肢体', '四级', { on: '2024-09-10' }) } }),
    ]),
  ),
  miss(
    'W44',
    '多年前评残',
    household('other', [head(57, { records: { disability: disabled('言语', '三级') } })]),
  ),

  hit(
    'W45',
    '低保边缘户主要劳动力八月去世',
    household('near', [
      head(47),
      spouse(46, { records: { police_deaths: death('2024-08-30') } }),
      child(12),
    ]),
    on('W45', 1),
  ),
  hit(
    'W45',
    '其他低收入户成年儿子十月去世',
    household('other', [head(61), child(33, { records: { police_deaths: death('2024-10-03') } })]),
    inOctober('W45', 1),
  ),
  miss(
    'W45',
    '去世的老人没有劳动能力',
    household('near', [head(49), parent(75, { records: { police_deaths: death('2024-08-18') } })]),
  ),
  miss(
    'W45',
    '七月五日去世，第一轮已满三个月',
    household('near', [
      head(40),
      spouse(41, { records: { police_deaths: death('2024-07-05') } }),
      child(9),
    ]),
  ),

  hit(
    'W47',
    '低保户七月洪涝受灾，没有救助记录',
    household('dibao', [head(54, { records: { disaster: each(disaster('洪涝', '否'), null) } })]),
  ),
  hit(
    'W47',
    '监测户十月火灾未救助',
    household('watch', [head(46, { records: { disaster: each(null, disaster('火灾', '否')) } })]),
    inOctober('W47'),
  ),
  miss(
    'W47',
    '受灾后已救助',
    household('dibao', [head(60, { records: { disaster: each(disaster('洪涝', '是'), null) } })]),
  ),
  miss(
    'W47',
    '退出户受灾已救助',
    household('exited', [head(49, { records: { disaster: each(null, disaster('风雹', '是')) } })]),
  ),
]
