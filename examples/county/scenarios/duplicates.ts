import type { Scenario } from '../model.ts'
import {
  allowances,
  child,
  disabled,
  each,
  head,
  hit,
  household,
  inOctober,
  miss,
  on,
  parent,
  spouse,
  temporaryAid,
} from './words.ts'

const namesake = { name: '杜守田', birth: '1952-03-14', sex: '男' } as const

/** 质控: reviews that are due, people on two lists, aid given twice. */
export const duplicates: readonly Scenario[] = [
  hit(
    'W18',
    '收入稳定的低保户上次核查在2023年9月',
    household('dibao', [head(61)], { cells: { 上次核查日期: '2023-09-30' } }),
  ),
  hit(
    'W18',
    '特困户上次核查2023年10月11日，恰满12个月',
    household('tekun', [head(70)], { cells: { 上次核查日期: '2023-10-11' } }),
  ),
  hit(
    'W18',
    '收入不稳定的低保户2024年5月11日核查，第二轮当日恰满6个月',
    household('dibao', [head(45), child(20)], {
      cells: { 上次核查日期: '2024-05-11', 收入稳定: '否' },
    }),
    inOctober('W18'),
  ),
  miss(
    'W18',
    '收入不稳定，2024年5月12日核查，差一天',
    household('dibao', [head(44), spouse(43)], {
      cells: { 上次核查日期: '2024-05-12', 收入稳定: '否' },
    }),
  ),
  miss(
    'W18',
    '收入稳定，2023年11月12日核查，差一天满12个月',
    household('dibao', [head(63)], { cells: { 上次核查日期: '2023-11-12' } }),
  ),

  hit(
    'W23',
    '低保户里的老人同时在特困台账',
    household('dibao', [head(50), parent(76, { alsoOn: 'tekun' })]),
    on('W23', 1),
  ),
  hit(
    'W23',
    '低保户主的弟弟同时在特困台账',
    household('dibao', [
      head(64),
      { relation: '其他', age: 61, alsoOn: 'tekun', ...namesake, birth: '1963-03-14' },
    ]),
    on('W23', 1),
  ),
  miss('W23', '与特困台账中的人同名同日生，证号不同', household('dibao', [head(72, namesake)])),
  miss('W23', '特困台账中的同名同日生者', household('tekun', [head(72, namesake)])),

  hit(
    'W25',
    '特困残疾人仍领困难残疾人生活补贴',
    household('tekun', [
      head(58, {
        records: {
          disability: disabled('肢体', '二级'),
          disability_allowance: allowances('是', '否'),
        },
      }),
    ]),
    on('W25', 0),
  ),
  hit(
    'W25',
    '特困残疾人十月起又发护理补贴',
    household('tekun', [
      head(66, {
        records: {
          disability: disabled('视力', '一级'),
          disability_allowance: each(null, allowances('否', '是')),
        },
      }),
    ]),
    inOctober('W25', 0),
  ),
  miss(
    'W25',
    '特困残疾人没有领两项补贴',
    household('tekun', [head(62, { records: { disability: disabled('智力', '二级') } })]),
  ),
  miss(
    'W25',
    '低保残疾人领两项补贴是应当的',
    household('dibao', [
      head(55, {
        records: {
          disability: disabled('肢体', '一级', { care: '是' }),
          disability_allowance: allowances('是', '是'),
        },
      }),
    ]),
  ),

  hit(
    'W28',
    '一年内因同一场病两次临时救助',
    household('dibao', [
      head(52, { records: { temporary_aid: temporaryAid('突发疾病', '突发疾病') } }),
    ]),
  ),
  hit(
    'W28',
    '监测户十月第二次以同一事由申请',
    household('watch', [
      head(49, {
        records: {
          temporary_aid: each(temporaryAid('交通事故'), temporaryAid('交通事故', '交通事故')),
        },
      }),
    ]),
    inOctober('W28'),
  ),
  miss(
    'W28',
    '一年内只有一次',
    household('near', [head(51, { records: { temporary_aid: temporaryAid('子女上学') } })]),
  ),
  miss('W28', '没有临时救助', household('rigid', [head(46), child(15)])),
]
