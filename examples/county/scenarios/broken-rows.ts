import type { BrokenRowScenario } from '../model.ts'
import { disabled, october, september } from './words.ts'

const thirdGrade = disabled('听力', '三级')

/** Rows whose number is broken: errors of the sender (W71), and damage that is none. */
export const brokenRows: readonly BrokenRowScenario[] = [
  {
    dataset: 'disability',
    month: september,
    kind: '命中',
    problem: '校验位错',
    why: '残联九月文件一人末位校验错',
    cells: thirdGrade,
    township: '柳林乡',
  },
  {
    dataset: 'chronic',
    month: october,
    kind: '命中',
    problem: '日期非法',
    why: '卫健十月文件一人出生月份为13',
    cells: { 慢病病种: '高血压', 家庭医生已签约: '是' },
    township: '石桥镇',
  },
  {
    dataset: 'severe_illness',
    month: september,
    kind: '近失',
    problem: '15位',
    why: '旧证15位可升位，不是错误',
    cells: { 重病病种: '尿毒症' },
    township: '河湾乡',
  },
  {
    dataset: 'disability',
    month: october,
    kind: '近失',
    problem: '全角',
    why: '全角数字可清洗，不是错误',
    cells: thirdGrade,
    township: '清泉镇',
  },
  {
    dataset: 'chronic',
    month: september,
    kind: '近失',
    problem: '小写x',
    why: '小写x与大写等同',
    cells: { 慢病病种: '糖尿病', 家庭医生已签约: '是' },
    township: '柳林乡',
  },
  {
    dataset: 'unemployment',
    month: october,
    kind: '近失',
    problem: '科学计数',
    why: '表格软件弄坏的证号，需确认，不是来源登记错误',
    cells: { 就业状态: '登记失业', 失业登记日期: '2024-09-03', 已享就业服务: '否' },
    township: '石桥镇',
  },
  {
    dataset: 'payments',
    month: september,
    kind: '近失',
    problem: '末三位000',
    why: '数字格丢失末三位，需确认',
    cells: { 本月应发金额: 400, 本月实发金额: 400, 发放结果: '成功' },
    township: '柳林乡',
  },
]
