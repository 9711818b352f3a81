import type { Scenario } from '../model.ts'
import { authorised, barrier, funeral, objection } from './further-words.ts'
import {
  allowances,
  child,
  death,
  disabled,
  each,
  gone,
  head,
  hit,
  household,
  inOctober,
  miss,
  on,
  parent,
  spouse,
} from './words.ts'

/** ① What the winter, a death or a disability calls for; ③ objections; authorisations to check. */
export const winterAndChecks: readonly Scenario[] = [
  hit(
    'W64',
    '低保户没有取暖救助记录',
    household('dibao', [head(67, { records: { heating: null } })]),
  ),
  hit(
    'W64',
    '老人八月去世，殡葬费用没有减免；当月仍发放',
    household('dibao', [
      head(58),
      parent(83, {
        records: { police_deaths: death('2024-08-15'), funerals: funeral('2024-08-15', '否') },
      }),
    ]),
    on('W01', 1),
    on('W64'),
  ),
  hit(
    'W64',
    '特困残疾人家庭十月查明需要无障碍改造，没有做',
    household('tekun', [
      head(64, {
        records: {
          disability: disabled('肢体', '二级'),
          barrier_needs: each(null, barrier('是', '否')),
        },
      }),
    ]),
    inOctober('W64'),
  ),
  miss(
    'W64',
    '低保边缘户没有取暖救助，不在对象范围',
    household('near', [head(63, { records: { barrier_needs: barrier('是', '否') } })]),
  ),
  miss(
    'W64',
    '清泉镇没有送来取暖救助名册：未知，不报警',
    household('dibao', [head(66, { records: { heating: null } })], { township: '清泉镇' }),
  ),
  miss(
    'W64',
    '无障碍改造已完成',
    household('dibao', [
      head(62, {
        records: {
          disability: disabled('肢体', '三级'),
          disability_allowance: allowances('是', '否'),
          barrier_needs: barrier('是', '是'),
        },
      }),
    ]),
  ),

  hit(
    'W69',
    '公示期收到异议，未办结，十月已办结',
    household('dibao', [
      head(50, { records: { objections: each(objection('否'), objection('是')) } }),
    ]),
    gone('W69'),
  ),
  hit(
    'W69',
    '十月收到实名举报',
    household('near', [head(53, { records: { objections: each(null, objection('否')) } })]),
    inOctober('W69'),
  ),
  miss(
    'W69',
    '举报已办结',
    household('dibao', [head(52, { records: { objections: objection('是') } })]),
  ),
  miss('W69', '没有收到异议', household('dibao', [head(54)])),

  hit(
    'W73',
    '低保户主的妻子没有签核对授权',
    household('dibao', [head(49), spouse(48, { records: { authorisations: null } })]),
    on('W73', 1),
  ),
  hit(
    'W73',
    '刚性支出困难户主的授权十月底到期',
    household('rigid', [
      head(47, { records: { authorisations: authorised('2024-10-31') } }),
      child(13),
    ]),
    inOctober('W73', 0),
  ),
  miss(
    'W73',
    '授权到第二轮当日仍有效',
    household('near', [head(48, { records: { authorisations: authorised('2024-11-11') } })]),
  ),
  miss(
    'W73',
    '授权台账的数字格丢了证号末三位，多半是他：未知，不报警',
    household('dibao', [head(45, { damaged: { dataset: 'authorisations', way: '末三位000' } })]),
  ),
  miss(
    'W73',
    '未成年人不必签授权',
    household('dibao', [head(44), child(17, { records: { authorisations: null } })]),
  ),
]
