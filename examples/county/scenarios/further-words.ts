import type { Cells } from '../model.ts'

/** The words for the files of justice, tax, funds, township registers and the lead offices. */

export function custody(status: string, since: string): Cells {
  return { 人身状态: status, 人身状态变更日期: since }
}

/** In compulsory rehabilitation, or declared missing, since that day. */
export function away(since: string): Cells {
  return { 人身状态变更日期: since }
}

export function wage(amount: number, yearAgo: number, first: string): Cells {
  return { 月工薪所得: amount, 上年同期月工薪: yearAgo, 首次工薪申报月: first }
}

export function fund(base: number): Cells {
  return { 公积金缴存基数: base }
}

export function assets(result: '超限' | '未超限', exempt: '是' | '否' = '否'): Cells {
  return { 金融资产核对结果: result, 金融资产已豁免: exempt }
}

/** A row that says all by being there. */
export const listed: Cells = {}

export function rows(count: number): readonly Cells[] {
  return Array.from({ length: count }, () => listed)
}

export function refusals(count: number): Cells {
  return { 无故拒绝介绍工作次数: count }
}

export function deposit(inCounty: '是' | '否', charged: '是' | '否'): Cells {
  return { 县域内住院: inCounty, 住院缴纳押金: charged }
}

export function barrier(wanted: '是' | '否', done: '是' | '否'): Cells {
  return { 无障碍改造需求: wanted, 无障碍改造: done }
}

export function fiscal(standard: number): Cells {
  return { 发放执行标准: standard, 发放结果: '成功' }
}

export function marriage(kind: '结婚' | '离婚', day: string): Cells {
  return { 婚姻登记类型: kind, 婚姻登记日期: day }
}

export function funeral(day: string, waived: '是' | '否'): Cells {
  return { 死亡日期: day, 殡葬费用已减免: waived }
}

export function supporter(found: '是' | '否'): Cells {
  return { 新增有能力义务人: found }
}

export function selfCare(
  failed: number | '',
  band: '自理' | '半护理' | '全护理',
  change: { readonly on?: string; readonly again?: '是' | '否' } = {},
): Cells {
  return {
    自理未达标项数: failed,
    护理档次: band,
    自理变化报告日期: change.on ?? '',
    自理变化已复评: change.again ?? '',
  }
}

export function elsewhere(category: string): Cells {
  return { 外县在册类别: category, 外县名称: '邻县' }
}

export function childWelfare(kind: '孤儿' | '事实无人抚养', full: '是' | '否'): Cells {
  return { 孤儿保障选择: kind, 儿童保障全额发放: full }
}

export function parents(
  father: string,
  mother: string,
  lost: { readonly father?: string; readonly mother?: string } = {},
): Cells {
  return {
    父亲情形: father,
    父亲失联日期: lost.father ?? '',
    母亲情形: mother,
    母亲失联日期: lost.mother ?? '',
  }
}

export function objection(settled: '是' | '否'): Cells {
  return { 异议举报已办结: settled }
}

export function applied(day: string, handled: '是' | '否'): Cells {
  return { 申报日期: day, 申报已处理: handled }
}

export function authorised(until: string): Cells {
  return { 核对授权有效期: until }
}

export function change(day: string, toldOn?: string): Cells {
  return {
    重大变化日期: day,
    变化已申报: toldOn === undefined ? '否' : '是',
    变化申报日期: toldOn ?? '',
  }
}

export function appeal(kind: '救助' | '咨询', day: string, registered: '是' | '否'): Cells {
  return { 诉求类别: kind, 诉求日期: day, 诉求已登记: registered }
}

export function withoutPower(months: number): Cells {
  return { 连续无水电月数: months }
}

export function incident(kind: string, day: string, result: string): Cells {
  return { 突发事件类型: kind, 突发事件日期: day, 突发事件后果: result }
}

export function hukouIn(place: '本县' | '本省外县' | '外省'): Cells {
  return { 户籍所在: place }
}

export function judgment(refused: '是' | '否', inForce: '是' | '否'): Cells {
  return { 义务人拒不履行: refused, 赡养判决已生效: inForce }
}
