import type { Scenario } from '../model.ts'
import {
  allowances,
  child,
  chronic,
  disabled,
  each,
  gone,
  head,
  hit,
  household,
  housing,
  inOctober,
  miss,
  on,
  paid,
  parent,
  relapse,
  unemployed,
} from './words.ts'

/** ① Allowances, housing, work, family doctors, payments that did not reach somebody. */
export const undelivered: readonly Scenario[] = [
  hit(
    'W56',
    '低保户肢体三级残疾人没有生活补贴',
    household('dibao', [head(57, { records: { disability: disabled('肢体', '三级') } })]),
    on('W56', 0),
  ),
  hit(
    'W56',
    '边缘户单人保对象一级残疾需长期照护，没有护理补贴',
    household('near', [
      head(52),
      child(26, {
        cells: { 本人在册类别: '单人保' },
        records: { disability: disabled('智力', '一级', { care: '是' }) },
      }),
    ]),
    on('W56', 1),
  ),
  hit(
    'W56',
    '低保残疾人十月被停发生活补贴',
    household('dibao', [
      head(59, {
        records: {
          disability: disabled('听力', '三级'),
          disability_allowance: each(allowances('是', '否'), null),
        },
      }),
    ]),
    inOctober('W56', 0),
  ),
  miss(
    'W56',
    '低保户三级残疾人已领生活补贴',
    household('dibao', [
      head(56, {
        records: {
          disability: disabled('肢体', '三级'),
          disability_allowance: allowances('是', '否'),
        },
      }),
    ]),
  ),
  hit(
    'W56',
    '不在册家庭的一级残疾人需长期照护，护理补贴不看收入',
    household('exited', [
      head(51, { records: { disability: disabled('肢体', '一级', { care: '是' }) } }),
    ]),
    on('W56', 0),
    on('W30', 0),
  ),
  miss(
    'W56',
    '特困人员一级残疾需长期照护，由照料护理费解决',
    household('tekun', [
      head(66, { records: { disability: disabled('肢体', '一级', { care: '是' }) } }),
    ]),
  ),
  miss(
    'W56',
    '其他低收入户二级残疾人不需长期照护',
    household('other', [head(54, { records: { disability: disabled('视力', '二级') } })]),
  ),

  hit(
    'W57',
    '城市低保户住房困难，没有公租房和租补',
    household(
      'dibao',
      [
        head(51, { records: { public_rental: housing({ hardship: '是', rented: '否' }) } }),
        child(11),
      ],
      { urban: true },
    ),
  ),
  hit(
    'W57',
    '城市低保户租金只减免50%，应为90%',
    household(
      'dibao',
      [
        head(53, {
          records: { public_rental: housing({ hardship: '否', rented: '是', relief: 50 }) },
        }),
      ],
      { urban: true },
    ),
  ),
  hit(
    'W57',
    '分散供养特困人员十月核定住房困难',
    household('tekun', [
      head(65, {
        records: { public_rental: each(null, housing({ hardship: '是', rented: '否' })) },
      }),
    ]),
    inOctober('W57'),
  ),
  miss(
    'W57',
    '城市低收入家庭恰按80%减免',
    household(
      'other',
      [
        head(49, {
          records: { public_rental: housing({ hardship: '否', rented: '是', relief: 80 }) },
        }),
      ],
      { urban: true },
    ),
  ),
  miss(
    'W57',
    '低保边缘户住房困难，按轮候办理',
    household('near', [
      head(50, { records: { public_rental: housing({ hardship: '是', rented: '否' }) } }),
    ]),
  ),

  hit(
    'W58',
    '低保户劳动力登记失业，没有就业服务',
    household('dibao', [
      head(40, { records: { unemployment: each(unemployed('2024-09-02', '否'), null) } }),
      child(10),
    ]),
    on('W58', 0),
  ),
  hit(
    'W58',
    '低保户成年子女十月登记失业',
    household('dibao', [
      head(56),
      child(30, { records: { unemployment: each(null, unemployed('2024-10-10', '否')) } }),
    ]),
    inOctober('W58', 1),
  ),
  miss(
    'W58',
    '已享受就业服务',
    household('dibao', [head(45, { records: { unemployment: unemployed('2024-08-20', '是') } })]),
  ),
  miss(
    'W58',
    '没有劳动能力',
    household('dibao', [
      head(55, {
        cells: { 有劳动能力: '否' },
        records: { unemployment: unemployed('2024-08-15', '否') },
      }),
    ]),
  ),
  miss(
    'W58',
    '失业登记行的证号被存成科学计数，对不上人：未知，不报警',
    household('dibao', [
      head(38, {
        records: { unemployment: each(unemployed('2024-08-28', '否'), null) },
        damaged: { dataset: 'unemployment', way: '科学计数' },
      }),
    ]),
  ),

  hit(
    'W59',
    '风险已消除的脱贫不稳定户，高血压患者没有签约',
    household('watch', [
      head(67, {
        records: {
          relapse: relapse('脱贫不稳定户', '是', '是'),
          chronic: chronic('高血压', '否'),
        },
      }),
    ]),
    on('W59', 0),
  ),
  hit(
    'W59',
    '已脱贫的低保户老人十月查出糖尿病，没有签约',
    household('dibao', [
      head(52, { records: { relapse: relapse('无', '是', '是') } }),
      parent(78, { records: { chronic: each(null, chronic('糖尿病', '否')) } }),
    ]),
    inOctober('W59', 1),
  ),
  miss(
    'W59',
    '监测户慢病患者已签约',
    household('watch', [
      head(66, {
        records: {
          relapse: relapse('边缘易致贫户', '是'),
          chronic: chronic('严重精神障碍', '是'),
        },
      }),
    ]),
  ),
  miss(
    'W59',
    '低保户不是脱贫户也不是监测户',
    household('dibao', [head(70, { records: { chronic: chronic('高血压', '否') } })]),
  ),

  hit(
    'W61',
    '九月应发640元实发540元，十月已足额，情形消失',
    household('dibao', [head(60, { records: { payments: each(paid(640, 540), paid(640, 640)) } })]),
    gone('W61'),
  ),
  hit(
    'W61',
    '特困人员十月账户错误发放失败',
    household('tekun', [
      head(74, { records: { payments: each(paid(824, 824), paid(824, 0, '失败')) } }),
    ]),
    inOctober('W61'),
  ),
  miss(
    'W61',
    '足额发放',
    household('dibao', [head(65, { records: { payments: paid(512.5, 512.5) } })]),
  ),
  miss('W61', '低保边缘户不发救助金', household('near', [head(58)])),
]
