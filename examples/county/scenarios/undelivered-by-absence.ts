import type { Scenario } from '../model.ts'
import {
  aid,
  answered,
  child,
  each,
  enrolled,
  gone,
  head,
  hit,
  house,
  household,
  inOctober,
  miss,
  on,
  spouse,
  stay,
  student,
  studentAid,
} from './words.ts'

/** ① Housing repair, insurance, medical aid, student aid: entitled, and no record of it. */
export const undeliveredByAbsence: readonly Scenario[] = [
  hit(
    'W49',
    '农村低保户住D级危房，没有改造',
    household('dibao', [head(63, { records: { dangerous_house: house('D级', '否') } })]),
  ),
  hit(
    'W49',
    '分散供养特困人员住C级危房',
    household('tekun', [head(71, { records: { dangerous_house: house('C级', '否') } })]),
  ),
  hit(
    'W49',
    '农村低保边缘户十月鉴定为C级',
    household('near', [head(56, { records: { dangerous_house: each(null, house('C级', '否')) } })]),
    inOctober('W49'),
  ),
  miss(
    'W49',
    'D级危房已改造',
    household('dibao', [head(62, { records: { dangerous_house: house('D级', '是') } })]),
  ),
  miss(
    'W49',
    '集中供养特困人员名下危房',
    household('tekun', [head(76, { records: { dangerous_house: house('D级', '否') } })], {
      cells: { 特困供养方式: '集中供养' },
    }),
  ),
  miss(
    'W49',
    '城市低保户不属农村危房改造',
    household('dibao', [head(58, { records: { dangerous_house: house('C级', '否') } })], {
      urban: true,
    }),
  ),

  hit(
    'W53',
    '低保户子女当年没有参保',
    household('dibao', [head(41), child(5, { records: { medical_enrolment: null } })]),
    answered('W53', 1, {
      department: '医保',
      cause: '新生儿出生后未办理参保',
      measure: '已联系家长补办，按规定资助',
      outcome: '补缴办理中',
    }),
  ),
  hit(
    'W53',
    '特困人员已参保但没有资助',
    household('tekun', [head(68, { records: { medical_enrolment: enrolled('否') } })]),
    on('W53', 0),
  ),
  hit(
    'W53',
    '低保户主九月在参保名单，十月名单里没有了',
    household('dibao', [head(46, { records: { medical_enrolment: each(enrolled('是'), null) } })], {
      township: '柳林乡',
    }),
    inOctober('W53', 0),
  ),
  hit(
    'W53',
    '九月未参保，十月已补办，情形消失',
    household('dibao', [head(48, { records: { medical_enrolment: each(null, enrolled('是')) } })], {
      township: '石桥镇',
    }),
    gone('W53', 0),
  ),
  miss(
    'W53',
    '河湾乡十月参保名单没有送来：缺席不等于没有参保，只催数据',
    household('dibao', [head(47, { records: { medical_enrolment: each(enrolled('是'), null) } })], {
      township: '河湾乡',
    }),
  ),
  miss(
    'W53',
    '低保边缘户没有参保，不在资助口径内',
    household('near', [head(44, { records: { medical_enrolment: null } })]),
  ),

  hit(
    'W54',
    '低保边缘户主住院，政策内自付800元，没有医疗救助',
    household('near', [head(55, { records: { medical_cost: stay(1200, 800) } }), spouse(54)]),
    on('W54', 0),
  ),
  hit(
    'W54',
    '低保户成员十月第一次住院，没有救助',
    household(
      'dibao',
      [
        head(61),
        spouse(60, { records: { medical_cost: each(null, stay(900, 600, '2024-10-11')) } }),
      ],
      { township: '柳林乡' },
    ),
    inOctober('W54', 1),
  ),
  miss(
    'W54',
    '已有医疗救助支付',
    household('near', [
      head(57, { records: { medical_cost: stay(1300, 900), medical_aid: aid(400) } }),
    ]),
  ),
  miss(
    'W54',
    '自付全是政策外项目',
    household('dibao', [head(64, { records: { medical_cost: stay(700, 0) } })]),
  ),
  miss(
    'W54',
    '河湾乡十月医疗救助名单没有送来：不报警，只催数据',
    household(
      'dibao',
      [head(66, { records: { medical_cost: each(null, stay(800, 500, '2024-10-08')) } })],
      {
        township: '河湾乡',
      },
    ),
  ),

  hit(
    'W55',
    '低保户子女上初中，本学期没有资助',
    household('dibao', [
      head(42),
      child(14, { records: { students: student('初中', '是'), student_aid: null } }),
    ]),
    answered('W55', 1, {
      department: '教育',
      cause: '转学后新学校未收到名单',
      measure: '已通知学校纳入资助名单',
      outcome: '下月补发',
    }),
  ),
  hit(
    'W55',
    '低保边缘户高中生十月不在资助名单',
    household(
      'near',
      [
        head(45),
        child(16, {
          records: { students: student('普通高中', '是'), student_aid: each(studentAid, null) },
        }),
      ],
      { township: '柳林乡' },
    ),
    inOctober('W55', 1),
  ),
  hit(
    'W55',
    '九月未资助，十月已补发，情形消失',
    household(
      'dibao',
      [
        head(43),
        child(15, {
          records: { students: student('初中', '是'), student_aid: each(null, studentAid) },
        }),
      ],
      { township: '石桥镇' },
    ),
    gone('W55', 1),
  ),
  miss(
    'W55',
    '清泉镇十月资助名单没有送来：不报警，只催数据',
    household(
      'dibao',
      [
        head(44),
        child(13, {
          records: { students: student('初中', '是'), student_aid: each(studentAid, null) },
        }),
      ],
      { township: '清泉镇' },
    ),
  ),
  miss(
    'W55',
    '退出户学生没有资助，不属低收入类别',
    household('exited', [
      head(47),
      child(12, { records: { students: student('小学', '否'), student_aid: null } }),
    ]),
  ),
  miss(
    'W55',
    '研究生不在资助学段内',
    household('dibao', [
      head(50),
      child(24, { records: { students: student('研究生', '否'), student_aid: null } }),
    ]),
  ),
]
