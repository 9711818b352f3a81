import type { WorkKind, WorkPage } from '#http/index'
import type { WorkRow } from './work-row.ts'

export interface Said {
  /** What is to be done, the verb first. */
  readonly title: string
  readonly note: string | null
  /** Who sent it. */
  readonly from: string
}

const departmentSays = (who: string | null) => who ?? '本部门'

/** An item in a sentence; `what` is the row's matter as whoever asks may see it. */
export function sayWork({ kind, who, amount, since, dueOn }: WorkRow, what: string): Said {
  switch (kind) {
    case '推送预警':
      return { title: `推送：${what}`, note: null, from: '监测 提示' }
    case '签收推送':
      return { title: `签收：${what}`, note: '签收后登记核实结果', from: '县民政局 推送' }
    case '反馈推送':
      return { title: `核实并反馈：${what}`, note: null, from: '县民政局 推送' }
    case '处理退回':
      return { title: `处理退回：${what}`, note: '转办或撤回', from: `${departmentSays(who)} 退回` }
    case '办结推送':
      return { title: `看反馈，办结：${what}`, note: null, from: `${departmentSays(who)} 反馈` }
    case '催办推送':
      return { title: `催办${departmentSays(who)}：${what}`, note: null, from: '逾期未反馈' }
    case '答复延期':
      return {
        title: `答复延期：${what}`,
        note: `再要 ${amount ?? 0} 个工作日`,
        from: `${departmentSays(who)} 申请`,
      }
    default:
      return sayFile({ kind, who, amount, since, dueOn }, what)
  }
}

/** What a case conference waits for, by its state. */
const stepOf: Readonly<Record<string, string>> = { 提请: '召集', 已召集: '议定', 已议定: '办结' }

function sayFile(
  { kind, who, amount, since, dueOn }: Pick<WorkRow, 'kind' | 'who' | 'amount' | 'since' | 'dueOn'>,
  what: string,
): Said {
  const rows = amount === null ? '' : `${amount} `
  switch (kind) {
    case '签收线索':
      return { title: `签收线索：${what}`, note: '名册以外的人，请入户核实', from: who ?? '比对' }
    case '走访线索':
      return { title: `走访：${what}`, note: '名册以外的人，请入户核实', from: who ?? '比对' }
    case '确认候选':
      return { title: `确认 ${rows}行是不是同一人`, note: what, from: `${who ?? ''} 文件` }
    case '复核':
      return { title: `复核：${what}`, note: null, from: `${who ?? ''} 提出` }
    case '书面告知':
      return { title: `送达书面告知：${what}`, note: null, from: `${who ?? ''} 决定` }
    case '一事一议':
      return { title: `${stepOf[who ?? ''] ?? ''}一事一议：${what}`, note: null, from: '一事一议' }
    case '定期复核':
      return {
        title: `完成定期复核：${what}`,
        note: dueOn === null ? `${since} 认定，平台里还没有复核记录` : `上次 ${since}`,
        from: '按期生成',
      }
    case '答复索取':
      return { title: `答复数据索取：${what}`, note: `涉及 ${rows}户`, from: '县民政局 索取' }
    case '催交数据':
      return {
        title: `催${departmentSays(who)}答复：${what}`,
        note: `涉及 ${rows}户`,
        from: '逾期未答复',
      }
    case '报送文件':
      return { title: `报送：${what}`, note: `还差 ${rows}个乡镇`, from: '报送时间表' }
    case '催报文件':
      return {
        title: `催${departmentSays(who)}报送：${what}`,
        note: `还差 ${rows}个乡镇`,
        from: '逾期未报',
      }
    case '确认入库':
      return { title: `确认入库：${what}`, note: null, from: `${departmentSays(who)} 文件` }
    default:
      return { title: `核实监督提示：${what}`, note: null, from: who ?? '监督' }
  }
}

const pages: Readonly<Record<WorkKind, WorkPage>> = {
  推送预警: '预警',
  签收推送: '预警',
  反馈推送: '预警',
  处理退回: '预警',
  办结推送: '预警',
  催办推送: '预警',
  答复延期: '预警',
  签收线索: '线索',
  走访线索: '线索',
  确认候选: '候选',
  复核: '复核',
  书面告知: '家庭',
  定期复核: '家庭',
  一事一议: '议事',
  答复索取: '送达',
  催交数据: '送达',
  报送文件: '送达',
  催报文件: '送达',
  确认入库: '文件',
  核实监督: '监督',
}

/** The page where it is dealt with, and of what. */
export function targetOf({ kind, id, alertId, householdId }: WorkRow): {
  readonly page: WorkPage
  readonly id: string
} {
  const page = pages[kind]
  if (page === '家庭') return { page, id: householdId ?? id }
  return { page, id: alertId ?? id }
}
