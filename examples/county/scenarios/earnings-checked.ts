import type { Scenario } from '../model.ts'
import { assets, change, fund, listed, refusals, rows, wage } from './further-words.ts'
import { child, each, head, hit, household, inOctober, miss, on, spouse } from './words.ts'

/** ④ Wages by tax and provident fund, assets, state payroll, terms that end; ② wages that fell. */
export const earningsChecked: readonly Scenario[] = [
  hit(
    'W08',
    '没有社保记录，公积金缴存基数1440元，三口之家人均恰为480元',
    household('dibao', [
      head(48),
      spouse(46, { records: { housing_fund: fund(1440) } }),
      child(10),
    ]),
  ),
  miss(
    'W08',
    '公积金缴存基数1439.99元',
    household('dibao', [
      head(47),
      spouse(45, { records: { housing_fund: fund(1439.99) } }),
      child(9),
    ]),
  ),
  hit(
    'W09',
    '儿子九月首次申报工薪960元，两口之家人均恰为480元',
    household('dibao', [head(54), child(22, { records: { wage_tax: wage(960, 0, '2024-09') } })]),
  ),
  hit(
    'W09',
    '城市两口之家十月首次申报1380元，人均恰为690元',
    household(
      'dibao',
      [head(40, { records: { wage_tax: each(null, wage(1380, 0, '2024-10')) } }), child(11)],
      { urban: true },
    ),
    inOctober('W09'),
  ),
  miss(
    'W09',
    '首次申报959.99元，差一分',
    household('dibao', [
      head(55),
      child(24, { records: { wage_tax: wage(959.99, 0, '2024-09') } }),
    ]),
  ),
  miss(
    'W09',
    '申报行的证号被存成科学计数，对不上人：未知，不报警',
    household('dibao', [
      head(57),
      child(26, {
        records: { wage_tax: wage(2200, 0, '2024-09') },
        damaged: { dataset: 'wage_tax', way: '科学计数' },
      }),
    ]),
  ),
  miss(
    'W09',
    '工薪一直在申报，不是新增就业',
    household('dibao', [
      head(56),
      child(25, { records: { wage_tax: wage(1100, 1100, '2021-04') } }),
    ]),
  ),

  hit(
    'W11',
    '核对平台结论为超限',
    household('dibao', [head(63, { records: { assets_check: assets('超限') } })]),
  ),
  hit(
    'W11',
    '低保边缘户十月核对超限',
    household('near', [head(58, { records: { assets_check: each(null, assets('超限')) } })]),
    inOctober('W11'),
  ),
  miss(
    'W11',
    '超限的是一年内的售房款，已登记豁免',
    household('dibao', [head(60, { records: { assets_check: assets('超限', '是') } })]),
  ),
  miss(
    'W11',
    '核对未超限',
    household('rigid', [head(49, { records: { assets_check: assets('未超限') } }), child(14)]),
  ),

  hit(
    'W12',
    '低保户主的妻子是财政供养人员',
    household('dibao', [head(52), spouse(50, { records: { public_payroll: listed } })]),
    on('W12', 1),
  ),
  hit(
    'W12',
    '刚性支出困难户的儿子十月进入财政供养',
    household('rigid', [head(51), child(24, { records: { public_payroll: each(null, listed) } })]),
    inOctober('W12', 1),
  ),
  miss(
    'W12',
    '监测户不核财产，不在此规则范围',
    household('watch', [head(44, { records: { public_payroll: listed } })]),
  ),
  miss(
    'W12',
    '退出户有财政供养人员',
    household('exited', [head(50), spouse(48, { records: { public_payroll: listed } })]),
  ),

  hit(
    'W13',
    '低保边缘户的孩子读高收费学校',
    household('near', [head(41), child(10, { records: { fee_schools: listed } })]),
    on('W13', 1),
  ),
  hit(
    'W13',
    '低保户主的妻子十月因私出境',
    household('dibao', [head(46), spouse(43, { records: { trips_abroad: each(null, rows(1)) } })]),
    inOctober('W13', 1),
  ),
  miss(
    'W13',
    '其他低收入户不核财产',
    household('other', [head(40), child(9, { records: { fee_schools: listed } })]),
  ),
  miss(
    'W13',
    '退出户出境三次',
    household('exited', [head(43, { records: { trips_abroad: rows(3) } })]),
  ),

  hit(
    'W20',
    '2024年4月11日起渐退，第一轮当日满六个月',
    household('dibao', [head(45), child(17)], { cells: { 渐退起始日期: '2024-04-11' } }),
  ),
  hit(
    'W20',
    '2024年5月11日起渐退，第二轮当日满六个月',
    household('dibao', [head(48), spouse(44)], { cells: { 渐退起始日期: '2024-05-11' } }),
    inOctober('W20'),
  ),
  miss(
    'W20',
    '2024年5月12日起渐退，差一天',
    household('dibao', [head(44), child(16)], { cells: { 渐退起始日期: '2024-05-12' } }),
  ),
  miss('W20', '没有进入渐退期', household('dibao', [head(43), child(15)])),

  hit(
    'W21',
    '六月的变化至今没有申报',
    household('dibao', [head(57, { records: { family_changes: change('2024-06-20') } })]),
  ),
  hit(
    'W21',
    '低保边缘户三月一日的变化六月二日才申报，超一天',
    household('near', [
      head(52, { records: { family_changes: each(null, change('2024-03-01', '2024-06-02')) } }),
    ]),
    inOctober('W21'),
  ),
  miss(
    'W21',
    '三月一日的变化六月一日申报，恰满三个月',
    household('dibao', [
      head(56, { records: { family_changes: change('2024-03-01', '2024-06-01') } }),
    ]),
  ),
  miss(
    'W21',
    '没有申报，但未满三个月',
    household('near', [head(51, { records: { family_changes: change('2024-08-15') } })]),
  ),

  hit(
    'W22',
    '三次无故拒绝介绍的工作',
    household('dibao', [head(40, { records: { job_offers: refusals(3) } })]),
    on('W22', 0),
  ),
  hit(
    'W22',
    '十月第三次拒绝',
    household('dibao', [
      head(55),
      child(29, { records: { job_offers: each(refusals(2), refusals(3)) } }),
    ]),
    inOctober('W22', 1),
  ),
  miss(
    'W22',
    '拒绝过两次',
    household('dibao', [head(42, { records: { job_offers: refusals(2) } })]),
  ),
  miss(
    'W22',
    '没有劳动能力的不适用',
    household('dibao', [
      head(48, { cells: { 有劳动能力: '否' }, records: { job_offers: refusals(4) } }),
    ]),
  ),

  hit(
    'W36',
    '低保边缘户工薪由5000元降到2499.99元，降幅超过一半',
    household('near', [head(39, { records: { wage_tax: wage(2499.99, 5000, '2020-06') } })]),
  ),
  hit(
    'W36',
    '退出户十月没有工薪申报，上年同期3000元',
    household('exited', [
      head(46, {
        records: { wage_tax: each(wage(3000, 3000, '2019-01'), wage(0, 3000, '2019-01')) },
      }),
    ]),
    inOctober('W36'),
  ),
  miss(
    'W36',
    '恰降一半，没有超过',
    household('near', [head(40, { records: { wage_tax: wage(2500, 5000, '2020-06') } })]),
  ),
  miss(
    'W36',
    '已享受低保，不在此规则范围',
    household('dibao', [head(41, { records: { wage_tax: wage(0, 5000, '2020-06') } }), child(12)]),
  ),

  hit(
    'W37',
    '监测户主一年内三次变动就业',
    household('watch', [head(35, { records: { job_changes: rows(3) } })]),
    on('W37', 0),
  ),
  hit(
    'W37',
    '低保边缘户主的妻子十月第三次变动',
    household('near', [head(38), spouse(36, { records: { job_changes: each(rows(2), rows(3)) } })]),
    inOctober('W37', 1),
  ),
  miss(
    'W37',
    '一年内两次变动',
    household('watch', [head(37, { records: { job_changes: rows(2) } })]),
  ),
  miss(
    'W37',
    '低保户变动四次，已享受基本生活救助',
    household('dibao', [head(39, { records: { job_changes: rows(4) } })]),
  ),
]
