import type { Scenario } from '../model.ts'
import {
  aid,
  answered,
  car,
  child,
  death,
  each,
  head,
  hit,
  home,
  household,
  illness,
  inOctober,
  miss,
  on,
  parent,
  spouse,
  stay,
  temporaryAid,
} from './words.ts'

/** ③ Tangled situations, and 数据质量: departments that contradict each other. */
export const tangled: readonly Scenario[] = [
  hit(
    'W67',
    '低保边缘户一年内两次不同事由',
    household('near', [
      head(47, { records: { temporary_aid: temporaryAid('突发疾病', '住房损毁') } }),
    ]),
  ),
  hit(
    'W67',
    '其他低收入户十月又一次不同事由',
    household('other', [
      head(53, {
        records: {
          temporary_aid: each(temporaryAid('子女上学'), temporaryAid('子女上学', '火灾')),
        },
      }),
    ]),
    inOctober('W67'),
  ),
  miss(
    'W67',
    '两次都是同一事由，属重复而非多重困难',
    household('dibao', [head(50, { records: { temporary_aid: temporaryAid('火灾', '火灾') } })]),
    on('W28'),
  ),
  miss(
    'W67',
    '只有一次临时救助',
    household('exited', [head(48, { records: { temporary_aid: temporaryAid('突发疾病') } })]),
  ),

  hit(
    'W66',
    '低保户：儿子有车，户主患重病',
    household('dibao', [
      head(57, { records: { severe_illness: illness('尿毒症') } }),
      child(31, { records: { vehicles: car } }),
    ]),
    on('W66'),
    on('W05', 1),
  ),
  hit(
    'W66',
    '刚性支出困难户：配偶两套房，户主十月确诊重病',
    household('rigid', [
      head(49, { records: { severe_illness: each(null, illness('肝癌')) } }),
      spouse(48, { records: { property: [home, home] } }),
    ]),
    inOctober('W66'),
    on('W06', 1),
  ),
  miss(
    'W66',
    '有重病，车辆已豁免',
    household('dibao', [
      head(54, { records: { severe_illness: illness('白血病') } }),
      child(28, { cells: { 车辆已豁免: '是' }, records: { vehicles: car } }),
    ]),
  ),
  miss(
    'W66',
    '只有重病，没有财产线索',
    household('rigid', [head(51, { records: { severe_illness: illness('胃癌') } })]),
  ),

  hit(
    'W72',
    '九月五日死亡，九月二十日仍有住院结算',
    household('near', [
      head(45),
      parent(77, {
        records: {
          police_deaths: death('2024-09-05'),
          medical_cost: stay(900, 700, '2024-09-20'),
          medical_aid: aid(300),
        },
      }),
    ]),
    answered('W72', 1, {
      department: '民政',
      cause: '医院延迟结算',
      measure: '与医保、公安核对，确认死亡日期无误',
      outcome: '数据冲突已说明',
    }),
  ),
  hit(
    'W72',
    '十月死亡后仍有结算',
    household('other', [
      head(50),
      parent(80, {
        records: {
          police_deaths: death('2024-10-02'),
          medical_cost: each(null, stay(600, 500, '2024-10-15')),
        },
      }),
    ]),
    inOctober('W72', 1),
  ),
  miss(
    'W72',
    '最后一次结算就在死亡当日',
    household('near', [
      head(42),
      parent(74, {
        records: {
          police_deaths: death('2024-08-20'),
          medical_cost: stay(800, 600, '2024-08-20'),
          medical_aid: aid(200),
        },
      }),
    ]),
  ),
  miss(
    'W72',
    '结算在死亡之前',
    household('other', [
      head(54),
      parent(82, {
        records: {
          police_deaths: death('2024-09-11'),
          medical_cost: stay(700, 500, '2024-08-30'),
        },
      }),
    ]),
  ),
]
