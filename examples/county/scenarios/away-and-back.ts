import type { Scenario } from '../model.ts'
import { away, custody, elsewhere, hukouIn, marriage, supporter } from './further-words.ts'
import {
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
  student,
  studentAid,
} from './words.ts'

const recognisedAsMinor = { cells: { 认定日期: '2020-05-23' } }

/** ④ Members in prison, missing, grown up or married; ② back again; two counties; other counties. */
export const awayAndBack: readonly Scenario[] = [
  hit(
    'W03',
    '低保户儿子在监狱服刑，台账仍计三口人',
    household('dibao', [
      head(58),
      spouse(56),
      child(29, { records: { custody: custody('服刑', '2024-03-12') } }),
    ]),
    on('W03', 2),
  ),
  hit(
    'W03',
    '特困人员十月收监',
    household('tekun', [
      head(64, { records: { custody: each(null, custody('服刑', '2024-10-08')) } }),
    ]),
    inOctober('W03', 0),
  ),
  miss(
    'W03',
    '服刑的儿子台账已注明不计人口',
    household('dibao', [
      head(59),
      child(31, {
        cells: { 台账计入人口: '否' },
        records: { custody: custody('在监', '2023-09-01') },
      }),
    ]),
  ),
  miss(
    'W03',
    '已退出的户有人服刑',
    household('exited', [
      head(55),
      child(30, { records: { custody: custody('服刑', '2024-01-15') } }),
    ]),
  ),
  miss(
    'W03',
    '服刑名册里证号被存成科学计数，对不上人：未知，不报警',
    household('dibao', [
      head(47, {
        records: { custody: custody('服刑', '2024-05-06') },
        damaged: { dataset: 'custody', way: '科学计数' },
      }),
    ]),
  ),

  hit(
    'W04',
    '低保户主的妻子强制隔离戒毒',
    household('dibao', [head(39), spouse(37, { records: { rehab: away('2024-06-11') } })]),
    on('W04', 1),
  ),
  hit(
    'W04',
    '低保边缘户的父亲十月被宣告失踪',
    household('near', [
      head(45),
      parent(71, { records: { declared_missing: each(null, away('2024-10-12')) } }),
    ]),
    inOctober('W04', 1),
  ),
  miss(
    'W04',
    '戒毒的成员台账已不计人口',
    household('dibao', [
      head(50),
      child(26, { cells: { 台账计入人口: '否' }, records: { rehab: away('2024-04-02') } }),
    ]),
  ),
  miss(
    'W04',
    '退出户有人宣告失踪',
    household('exited', [head(62, { records: { declared_missing: away('2024-02-19') } })]),
  ),

  hit(
    'W15',
    '19岁，未成年时认定，已不在校',
    household('tekun', [head(19)], recognisedAsMinor),
    on('W15', 0),
  ),
  hit(
    'W15',
    '20岁读大专，不属可延续的学段',
    household(
      'tekun',
      [head(20, { records: { students: student('专科', '是'), student_aid: studentAid } })],
      recognisedAsMinor,
    ),
    on('W15', 0),
  ),
  miss(
    'W15',
    '18岁仍读普通高中',
    household(
      'tekun',
      [head(18, { records: { students: student('普通高中', '是'), student_aid: studentAid } })],
      recognisedAsMinor,
    ),
  ),
  miss(
    'W15',
    '19岁智力二级，仍属无劳动能力',
    household(
      'tekun',
      [head(19, { records: { disability: disabled('智力', '二级') } })],
      recognisedAsMinor,
    ),
  ),

  hit(
    'W16',
    '特困老人九月结婚',
    household('tekun', [head(63, { records: { marriages: marriage('结婚', '2024-09-05') } })]),
    on('W16', 0),
  ),
  hit(
    'W16',
    '特困老人的儿子成年，十月排查出有能力',
    household('tekun', [
      head(61, { records: { supporter_changes: each(supporter('否'), supporter('是')) } }),
    ]),
    inOctober('W16', 0),
  ),
  hit(
    'W16',
    '50岁，认定后重新评残由二级降为四级',
    household('tekun', [
      head(50, { records: { disability: disabled('肢体', '四级', { on: '2024-08-01' }) } }),
    ]),
    on('W16', 0),
  ),
  miss(
    'W16',
    '婚姻登记在认定之前',
    household('tekun', [head(67, { records: { marriages: marriage('结婚', '2015-03-08') } })]),
  ),
  miss(
    'W16',
    '重新评残降级，但已满60周岁',
    household('tekun', [
      head(65, { records: { disability: disabled('听力', '四级', { on: '2024-08-06' }) } }),
    ]),
  ),

  hit(
    'W17',
    '低保边缘户主九月再婚',
    household('near', [head(35, { records: { marriages: marriage('结婚', '2024-09-12') } })]),
    on('W17', 0),
  ),
  hit(
    'W17',
    '低保户主十月离婚',
    household('dibao', [
      head(41, { records: { marriages: each(null, marriage('离婚', '2024-10-20')) } }),
      child(13),
    ]),
    inOctober('W17', 0),
  ),
  miss(
    'W17',
    '七月五日结婚，第一轮已过三个月',
    household('dibao', [
      head(36, { records: { marriages: marriage('结婚', '2024-07-05') } }),
      child(8),
    ]),
  ),
  miss(
    'W17',
    '结婚在认定之前，认定时已计入配偶',
    household('near', [head(33, { records: { marriages: marriage('结婚', '2024-09-10') } })], {
      cells: { 认定日期: '2024-09-20' },
    }),
  ),

  hit(
    'W24',
    '低保户主同时在邻县低保',
    household('dibao', [head(53, { records: { cross_county: elsewhere('农村低保') } })]),
    on('W24', 0),
  ),
  hit(
    'W24',
    '特困人员十月又在邻县低保',
    household('tekun', [head(71, { records: { cross_county: each(null, elsewhere('低保')) } })]),
    inOctober('W24', 0),
  ),
  miss(
    'W24',
    '邻县只列为其他低收入',
    household('dibao', [head(51, { records: { cross_county: elsewhere('其他') } })]),
  ),
  miss(
    'W24',
    '本县是低保边缘，没有享受保障金',
    household('near', [head(56, { records: { cross_county: elsewhere('低保') } })]),
  ),

  hit(
    'W68',
    '低保户主的妻子户籍在外省',
    household('dibao', [head(42), spouse(38, { records: { hukou_elsewhere: hukouIn('外省') } })]),
  ),
  hit(
    'W68',
    '低保边缘户的儿子十月查明户籍在本省外县',
    household('near', [
      head(50),
      child(23, { records: { hukou_elsewhere: each(null, hukouIn('本省外县')) } }),
    ]),
    inOctober('W68'),
  ),
  miss(
    'W68',
    '户籍在本县',
    household('dibao', [head(49), spouse(47, { records: { hukou_elsewhere: hukouIn('本县') } })]),
  ),
  miss(
    'W68',
    '核查文件里证号坏了：未知，不报警',
    household('near', [
      head(46, {
        records: { hukou_elsewhere: hukouIn('外省') },
        damaged: { dataset: 'hukou_elsewhere', way: '科学计数' },
      }),
    ]),
  ),

  hit(
    'W75',
    '低保户儿子九月刑满释放',
    household('dibao', [
      head(60),
      child(33, { records: { custody: custody('释放', '2024-09-03') } }),
    ]),
    on('W75', 1),
  ),
  hit(
    'W75',
    '十月由在监转为保外就医',
    household('dibao', [
      head(57),
      child(27, {
        cells: { 台账计入人口: '否' },
        records: {
          custody: each(custody('服刑', '2022-02-01'), custody('保外就医', '2024-10-14')),
        },
      }),
    ]),
    inOctober('W75', 1),
  ),
  miss(
    'W75',
    '七月十一日释放，第一轮当日恰满三个月',
    household('dibao', [
      head(54),
      child(28, { records: { custody: custody('刑满释放', '2024-07-11') } }),
    ]),
  ),
  miss(
    'W75',
    '社区矫正已一年多',
    household('dibao', [head(44, { records: { custody: custody('矫正', '2023-03-20') } })]),
  ),
]
