import type { Cells, Month, MonthlyDataset, Person } from './model.ts'

type Filler = (said: { readonly last: string; readonly month: Month }) => Cells

/** Columns that a department fills in and no rule reads: what makes its file recognisable. */
const fillers: { readonly [D in MonthlyDataset]?: Filler } = {
  custody: () => ({ 矫正机构: '示例县司法局' }),
  rehab: () => ({ 戒毒所: '示例市强制隔离戒毒所' }),
  support_judgments: ({ last }) => ({ 赡养案号: `（2024）示民初${last}号` }),
  trips_abroad: ({ month }) => ({ 出境日期: `${month}-05`, 前往国家: '境外' }),
  hukou_elsewhere: () => ({ 户籍地区划: '见身份证' }),
  wage_tax: () => ({ 扣缴义务人: '示例县某企业' }),
  housing_fund: () => ({ 缴存单位: '示例县某单位' }),
  public_payroll: () => ({ 供养单位: '示例县某事业单位', 供养类别: '全额' }),
  fiscal_payments: () => ({ 代发银行: '示例农商银行' }),
  assets_check: ({ last }) => ({ 核对报告编号: `HD${last}` }),
  fee_schools: () => ({ 年学费标准: 48_000 }),
  job_offers: () => ({ 介绍岗位: '保洁、保安' }),
  job_changes: ({ month }) => ({ 变动日期: `${month}-12`, 变动类型: '用工变动' }),
  hospital_deposits: ({ last }) => ({ 住院号: `Z${last}` }),
  barrier_needs: () => ({ 改造项目: '坡道、扶手' }),
  marriages: () => ({ 婚姻登记机关: '示例县民政局' }),
  funerals: ({ last }) => ({ 火化证号: `HH${last}` }),
  supporter_changes: () => ({ 义务人变化原因: '子女成年' }),
  kin_register: ({ last }) => ({ 备案编号: `BA${last}`, 备案日期: '2024-03-01' }),
  staff_kin: () => ({ 村干部姓名: '略', 亲属关系: '兄弟' }),
  heating: () => ({ 取暖年度: '2024', 取暖救助金额: 300 }),
  objections: ({ month }) => ({ 异议内容: '家庭收入不实', 收到日期: `${month}-18` }),
  applications: () => ({ 申报渠道: '手机小程序' }),
  authorisations: ({ last }) => ({ 授权书编号: `SQ${last}` }),
  family_changes: () => ({ 变化情形: '就业或人口变化' }),
  union_workers: ({ last }) => ({ 困难职工档案号: `KN${last}` }),
  women_children: () => ({ 帮扶类型: '困难母亲' }),
  utilities: ({ last }) => ({ 用电户号: `55${last}` }),
}

/** What stands in a row of the dataset's file beside what the table says; by the person's own number. */
export function fillerCells(dataset: MonthlyDataset, person: Person, month: Month): Cells {
  return fillers[dataset]?.({ last: person.phone.slice(-6), month }) ?? {}
}
