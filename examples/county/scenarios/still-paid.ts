import type { Scenario } from '../model.ts'
import {
  answered,
  business,
  car,
  child,
  death,
  each,
  gone,
  head,
  hit,
  home,
  household,
  hukou,
  inOctober,
  lorry,
  miss,
  mobilityCar,
  on,
  paid,
  parent,
  spouse,
  tricycle,
} from './words.ts'

const paidInSeptemberOnly = each(paid(640, 640), null)

/** ④ Deaths, moves and property of people who are on the lists. */
export const stillPaid: readonly Scenario[] = [
  hit(
    'W01',
    '特困老人八月去世，九月仍发放',
    household('tekun', [head(78, { records: { police_deaths: death('2024-08-12') } })]),
    answered('W01', 0, {
      department: '乡镇',
      cause: '村里上报死亡信息晚了一个月',
      measure: '已办理停发，九月多发金额登记追回',
      outcome: '属实，自十月起停发',
    }),
  ),
  hit(
    'W01',
    '配偶九月去世，当月发放正常，十月仍按原人口发放，第二轮才命中',
    household('dibao', [
      head(69),
      spouse(66, { records: { police_deaths: death('2024-09-18') } }),
      child(40, { cells: { 有劳动能力: '否' } }),
    ]),
    inOctober('W01', 1),
  ),
  hit(
    'W01',
    '死亡文件里写的是15位旧证号，升位后仍应对上',
    household('dibao', [
      head(74, {
        records: { police_deaths: death('2024-07-30') },
        damaged: { dataset: 'police_deaths', way: '15位' },
      }),
    ]),
    on('W01', 0),
  ),
  miss(
    'W01',
    '九月去世，当月发放后即停发',
    household('tekun', [
      head(81, {
        records: { police_deaths: death('2024-09-20'), payments: paidInSeptemberOnly },
      }),
    ]),
  ),
  miss(
    'W01',
    '十月去世，十月起已无发放记录',
    household('dibao', [
      head(71, {
        records: { police_deaths: death('2024-10-08'), payments: paidInSeptemberOnly },
      }),
    ]),
  ),
  miss(
    'W01',
    '低保边缘户老人去世，本来不发救助金',
    household('near', [head(50), parent(79, { records: { police_deaths: death('2024-08-02') } })]),
  ),

  hit(
    'W02',
    '低保户儿子户口六月迁出，仍在册',
    household('dibao', [
      head(52),
      child(25, { records: { police_hukou: hukou('迁出', '2024-06-18') } }),
    ]),
    on('W02', 1),
  ),
  hit(
    'W02',
    '其他低收入户十月户口迁出',
    household('other', [
      head(47, { records: { police_hukou: each(hukou('正常'), hukou('迁出', '2024-10-14')) } }),
      child(15),
    ]),
    inOctober('W02', 0),
  ),
  miss(
    'W02',
    '监测户没有民政在册类别',
    household('watch', [head(44, { records: { police_hukou: hukou('迁出', '2024-05-06') } })]),
  ),
  miss(
    'W02',
    '已退出低保的户，户口迁出',
    household('exited', [head(46, { records: { police_hukou: hukou('迁出', '2024-07-01') } })]),
  ),

  hit(
    'W05',
    '低保户儿子名下有轿车，没有豁免登记',
    household('dibao', [head(55), child(27, { records: { vehicles: car } })]),
    answered('W05', 1, {
      department: '乡镇',
      cause: '车辆为儿子务工单位所购，登记在其名下',
      measure: '入户核实，调取购车合同',
      outcome: '待单位出具说明后决定是否豁免',
    }),
  ),
  hit(
    'W05',
    '低保边缘户主十月新登记轿车',
    household('near', [head(43, { records: { vehicles: each(null, car) } }), child(13)]),
    inOctober('W05', 0),
  ),
  hit(
    'W05',
    '刚性支出困难户主有货车，未登记豁免',
    household('rigid', [head(45, { records: { vehicles: lorry } }), child(16)]),
    on('W05', 0),
  ),
  hit(
    'W05',
    '低保户主九月有车，十月已过户，情形消失',
    household('dibao', [head(49, { records: { vehicles: each(car, null) } })]),
    gone('W05', 0),
  ),
  miss(
    'W05',
    '残疾人代步车不算',
    household('dibao', [head(56, { records: { vehicles: mobilityCar } })]),
  ),
  miss(
    'W05',
    '谋生用三轮汽车已登记豁免',
    household('dibao', [
      head(53, { cells: { 车辆已豁免: '是' }, records: { vehicles: tricycle } }),
    ]),
  ),
  miss(
    'W05',
    '台账没有填是否豁免：未知，不报警',
    household('near', [head(48, { cells: { 车辆已豁免: '' }, records: { vehicles: car } })]),
  ),
  miss(
    'W05',
    '其他低收入人口不核车辆',
    household('other', [head(42, { records: { vehicles: car } })]),
  ),

  hit(
    'W06',
    '低保户主名下两套房产',
    household('dibao', [head(58, { records: { property: [home, home] } }), spouse(57)]),
    on('W06', 0),
  ),
  hit(
    'W06',
    '低保边缘户配偶十月新增第二套',
    household('near', [head(46), spouse(45, { records: { property: each(home, [home, home]) } })]),
    inOctober('W06', 1),
  ),
  miss('W06', '只有一套自住房', household('dibao', [head(54, { records: { property: home } })])),
  miss(
    'W06',
    '其他低收入户两套，类别不核财产',
    household('other', [head(51, { records: { property: [home, home] } })]),
  ),

  hit(
    'W07',
    '低保户主登记个体户且存续',
    household('dibao', [head(47, { records: { business: business('存续') } })]),
    on('W07', 0),
  ),
  hit(
    'W07',
    '低保边缘户成年子女是公司法定代表人',
    household('near', [head(55), child(29, { records: { business: business('存续') } })]),
    on('W07', 1),
  ),
  miss(
    'W07',
    '个体户已注销',
    household('dibao', [head(46, { records: { business: business('注销') } })]),
  ),
  miss(
    'W07',
    '已退出的户开办公司',
    household('exited', [head(39, { records: { business: business('存续') } })]),
  ),
]
