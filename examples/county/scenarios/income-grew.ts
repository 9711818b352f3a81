import type { Scenario } from '../model.ts'
import {
  allowances,
  business,
  child,
  disabled,
  each,
  employed,
  head,
  hit,
  home,
  household,
  housing,
  inOctober,
  miss,
  on,
  pension,
  spouse,
  student,
  studentAid,
} from './words.ts'

/** ④ Earnings, pensions, ended studies, ended terms. */
export const incomeGrew: readonly Scenario[] = [
  hit(
    'W08',
    '三口之家缴费基数1440元，人均恰为农村标准480元：达到即命中',
    household('dibao', [
      head(50),
      spouse(49, { records: { insurance: employed(1440) } }),
      child(14),
    ]),
  ),
  hit(
    'W08',
    '城市两口之家十月新参保，人均恰为城市标准690元',
    household(
      'dibao',
      [head(45, { records: { insurance: each(null, employed(1380)) } }), child(12)],
      {
        urban: true,
      },
    ),
    inOctober('W08'),
  ),
  miss(
    'W08',
    '缴费基数1439.99元，人均差不到一分',
    household('dibao', [
      head(51),
      spouse(50, { records: { insurance: employed(1439.99) } }),
      child(11),
    ]),
  ),
  miss(
    'W08',
    '低保边缘户有人参保就业，不在此规则范围',
    household('near', [head(41, { records: { insurance: employed(4200) } }), child(9)]),
  ),

  hit(
    'W10',
    '两位老人养老金合计960元，人均恰为标准',
    household('dibao', [
      head(68, { records: { insurance: pension(560) } }),
      spouse(66, { records: { insurance: pension(400) } }),
    ]),
  ),
  hit(
    'W10',
    '特困老人月养老金500元',
    household('tekun', [head(72, { records: { insurance: pension(500) } })]),
  ),
  miss(
    'W10',
    '养老金合计959.99元',
    household('dibao', [
      head(67, { records: { insurance: pension(559.99) } }),
      spouse(65, { records: { insurance: pension(400) } }),
    ]),
  ),
  miss(
    'W10',
    '低保边缘户养老金较高，不在此规则范围',
    household('near', [head(70, { records: { insurance: pension(700) } })]),
  ),

  hit(
    'W14',
    '单人户大学生六月已毕业',
    household('dibao', [
      head(22, {
        cells: { 本人在册类别: '单人户' },
        records: { students: student('无', '否', '2024-06-30') },
      }),
    ]),
    on('W14', 0),
  ),
  hit(
    'W14',
    '单人户大专生十月底结业，第二轮命中',
    household('dibao', [
      head(21, {
        cells: { 本人在册类别: '单人户' },
        records: { students: student('专科', '是', '2024-10-31'), student_aid: studentAid },
      }),
    ]),
    inOctober('W14', 0),
  ),
  miss(
    'W14',
    '单人户大学生明年才毕业',
    household('dibao', [
      head(20, {
        cells: { 本人在册类别: '单人户' },
        records: { students: student('本科', '是', '2025-06-30'), student_aid: studentAid },
      }),
    ]),
  ),
  hit(
    'W14',
    '整户低保的成年子女已毕业，不再共同居住，台账仍计入',
    household(
      'dibao',
      [
        head(48),
        child(22, {
          cells: { 长期共同居住: '否' },
          records: { students: student('无', '否', '2024-06-30') },
        }),
      ],
      { cells: { 家庭年收入: 3600 } },
    ),
    on('W14', 1),
  ),
  miss(
    'W14',
    '成年无业重残单人户毕业，不是按学生办的',
    household('dibao', [
      head(23, {
        cells: { 本人在册类别: '单人户' },
        records: {
          students: student('无', '否', '2024-06-30'),
          disability: disabled('肢体', '二级'),
          disability_allowance: allowances('是', '否'),
        },
      }),
    ]),
  ),
  miss(
    'W14',
    '整户低保的子女毕业，仍长期共同居住',
    household('dibao', [
      head(48),
      child(22, { records: { students: student('无', '否', '2024-06-30') } }),
    ]),
  ),

  hit(
    'W19',
    '2023年11月10日认定：满12个月前30天的当日提醒',
    household('rigid', [head(44), child(12)], { cells: { 认定日期: '2023-11-10' } }),
  ),
  hit(
    'W19',
    '2023年12月11日认定，第二轮当日进入提醒期',
    household('rigid', [head(52), spouse(50)], { cells: { 认定日期: '2023-12-11' } }),
    inOctober('W19'),
  ),
  miss(
    'W19',
    '2023年12月12日认定，差一天',
    household('rigid', [head(47), child(17)], { cells: { 认定日期: '2023-12-12' } }),
  ),
  miss(
    'W19',
    '低保边缘户没有12个月有效期',
    household('near', [head(57)], { cells: { 认定日期: '2023-03-20' } }),
  ),

  hit(
    'W27',
    '住公租房的低保户，儿子名下有房',
    household(
      'dibao',
      [
        head(56, {
          records: { public_rental: housing({ hardship: '是', rented: '是', relief: 90 }) },
        }),
        child(30, { records: { property: home } }),
      ],
      { urban: true },
    ),
  ),
  hit(
    'W27',
    '领租赁补贴的其他低收入户十月开办公司',
    household('other', [
      head(38, {
        records: {
          public_rental: housing({ hardship: '是', rented: '否', subsidy: '是' }),
          business: each(null, business('存续')),
        },
      }),
    ]),
    inOctober('W27'),
  ),
  miss(
    'W27',
    '住公租房，名下无房无企业',
    household(
      'dibao',
      [
        head(59, {
          records: { public_rental: housing({ hardship: '是', rented: '是', relief: 90 }) },
        }),
      ],
      { urban: true },
    ),
  ),
  miss(
    'W27',
    '有一套自住房，不住公租房也不领租补',
    household('dibao', [head(53, { records: { property: home } }), child(24)]),
  ),
]
