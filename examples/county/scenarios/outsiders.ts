import type { OutsiderScenario } from '../model.ts'
import { child, disabled, each, head, relapse, student } from './words.ts'

/** People outside the registry: a screening rule makes them a lead, or just fails to. */
export const outsiders: readonly OutsiderScenario[] = [
  {
    dataset: 'disability',
    kind: '线索',
    why: '未在库，肢体一级',
    person: head(44, { records: { disability: disabled('肢体', '一级') } }),
    township: '柳林乡',
  },
  {
    dataset: 'disability',
    kind: '线索',
    why: '未在库，智力三级',
    person: head(23, { records: { disability: disabled('智力', '三级') } }),
    township: '清泉镇',
  },
  {
    dataset: 'disability',
    kind: '近失',
    why: '未在库，听力三级不在口径内',
    person: head(63, { records: { disability: disabled('听力', '三级') } }),
    township: '石桥镇',
  },
  {
    dataset: 'students',
    kind: '线索',
    why: '未在库的家庭经济困难学生',
    person: child(15, { records: { students: student('初中', '是') } }),
    township: '石桥镇',
  },
  {
    dataset: 'students',
    kind: '线索',
    why: '十月才认定的困难学生',
    person: child(17, {
      records: { students: each(student('普通高中', '否'), student('普通高中', '是')) },
    }),
    township: '河湾乡',
  },
  {
    dataset: 'students',
    kind: '近失',
    why: '未在库，不是困难学生',
    person: child(14, { records: { students: student('初中', '否') } }),
    township: '柳林乡',
  },
  {
    dataset: 'relapse',
    kind: '线索',
    why: '边缘易致贫户未入库',
    person: head(52, { records: { relapse: relapse('边缘易致贫户', '否') } }),
    township: '河湾乡',
  },
  {
    dataset: 'relapse',
    kind: '近失',
    why: '风险已消除的监测户',
    person: head(55, { records: { relapse: relapse('脱贫不稳定户', '是', '是') } }),
    township: '柳林乡',
  },
]
