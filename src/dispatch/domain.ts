import type { LocalDate } from '#kernel/index'
import type { AlertState } from '#monitoring/domain'

export {
  type ConferenceEvent,
  type ConferenceState,
  conferenceEvents,
  conferenceStates,
  conferenceTransitions,
  type Finding,
  findings,
  openConferenceStates,
} from './conference/domain.ts'

export const pushStates = [
  '已推送',
  '已签收',
  '处置中',
  '已反馈',
  '已办结',
  '退回',
  '转办',
  '撤回',
] as const
export type PushState = (typeof pushStates)[number]

export const pushEvents = [
  '签收',
  '开始处置',
  '反馈',
  '退回',
  '转办',
  '督办',
  '办结',
  '随案办结',
  '撤回',
] as const
export type PushEvent = (typeof pushEvents)[number]

/** What each state says to a clerk. */
export const pushStateLabels: Readonly<Record<PushState, string>> = {
  已推送: '已推送，等待签收',
  已签收: '已签收，等待处置',
  处置中: '正在处置',
  已反馈: '已反馈，等待办结',
  已办结: '已办结',
  退回: '部门已退回，等待转办或撤回',
  转办: '已转其他部门',
  撤回: '已撤回，不再需要处置',
}

const ended = {
  签收: null,
  开始处置: null,
  反馈: null,
  退回: null,
  转办: null,
  督办: null,
  办结: null,
  随案办结: null,
  撤回: null,
} as const

/**
 * The state of a push after each event in each state; null: the event is not possible there.
 * 随案办结 ends a push that need not be answered any more, because the alert was settled by others.
 */
export const pushTransitions: Readonly<
  Record<PushState, Readonly<Record<PushEvent, PushState | null>>>
> = {
  已推送: {
    签收: '已签收',
    开始处置: null,
    反馈: null,
    退回: '退回',
    转办: '转办',
    督办: '已推送',
    办结: null,
    随案办结: '已办结',
    撤回: '撤回',
  },
  已签收: {
    签收: null,
    开始处置: '处置中',
    反馈: '已反馈',
    退回: '退回',
    转办: '转办',
    督办: '已签收',
    办结: null,
    随案办结: '已办结',
    撤回: '撤回',
  },
  处置中: {
    签收: null,
    开始处置: null,
    反馈: '已反馈',
    退回: '退回',
    转办: '转办',
    督办: '处置中',
    办结: null,
    随案办结: '已办结',
    撤回: '撤回',
  },
  已反馈: {
    签收: null,
    开始处置: '处置中',
    反馈: '已反馈',
    退回: null,
    转办: null,
    督办: null,
    办结: '已办结',
    随案办结: '已办结',
    撤回: '撤回',
  },
  退回: { ...ended, 转办: '转办', 撤回: '撤回' },
  已办结: ended,
  转办: ended,
  撤回: ended,
}

/** The states in which `event` is possible. */
export function statesOpenTo(event: PushEvent): PushState[] {
  return pushStates.filter((state) => pushTransitions[state][event] !== null)
}

export const extensionStates = ['待答复', '同意', '不同意'] as const
/** What became of a department's asking for more time. */
export type ExtensionState = (typeof extensionStates)[number]

export type Duty = '责任' | '配合'

/**
 * What the pushes of an alert make of it: 已办结 when every 责任 push that still counts is closed;
 * 待推送 when none is left to answer; else 处置中. 配合 departments may answer, nobody waits for
 * them; a push that was passed on or withdrawn does not count (新政办〔2024〕22号 二（四）).
 */
export function foldAlertState(
  pushes: readonly { readonly duty: Duty; readonly state: PushState }[],
): '待推送' | '处置中' | '已办结' {
  const counting = pushes.filter(
    ({ duty, state }) => duty === '责任' && state !== '转办' && state !== '撤回',
  )
  if (counting.length === 0) return '待推送'
  if (counting.every(({ state }) => state === '已办结')) return '已办结'
  return counting.every(({ state }) => state === '退回') ? '待推送' : '处置中'
}

export const alertStages = ['新', '已推送', '处置中', '待办结', '已了结'] as const
/** How far an alert has come, in the words of a list. */
export type AlertStage = (typeof alertStages)[number]

/**
 * How far an alert in `state` with these pushes has come: 新 until somebody pushes it, 待办结 when every
 * 责任 department that counts has answered, 已了结 once it waits for nobody.
 */
export function alertStage(
  state: AlertState,
  pushes: readonly { readonly duty: Duty; readonly state: PushState }[],
): AlertStage {
  if (state === '待推送') return '新'
  if (state !== '处置中') return '已了结'
  const counting = pushes.filter(
    (one) => one.duty === '责任' && one.state !== '转办' && one.state !== '撤回',
  )
  if (counting.length === 0) return '已推送'
  if (counting.every((one) => one.state === '已反馈' || one.state === '已办结')) return '待办结'
  return counting.some((one) => one.state !== '已推送') ? '处置中' : '已推送'
}

/** What is to be done today about a push that was not answered in time. */
export type UrgingStep = '督办' | '升级'

/**
 * The step that is due on `today`: 督办 once the due day has passed; 升级, one level up, when the
 * time set at the urging (`urgedDueOn`) has passed as well. Undefined: nothing yet, or all is done.
 */
export function urgingStep(
  push: {
    readonly dueOn: LocalDate
    readonly urgedCount: number
    readonly urgedDueOn: LocalDate | null
    readonly escalatedTo: string | null
  },
  today: LocalDate,
): UrgingStep | undefined {
  if (push.escalatedTo !== null) return undefined
  if (push.urgedCount === 0) return today > push.dueOn ? '督办' : undefined
  return push.urgedDueOn !== null && today > push.urgedDueOn ? '升级' : undefined
}

/** The department that has one office a township (新政办〔2024〕22号 一（二）). */
export const townshipDepartment = '乡镇'

/** The department that leads monitoring and takes what has no other recipient (国办发〔2023〕39号 三（二）). */
export const civilAffairs = '民政'

/** The 12-digit township code a push to `department` carries; null for a county department. */
export function townshipOf(department: string, divisionCode: string | null): string | null {
  if (department !== townshipDepartment || divisionCode === null) return null
  return `${divisionCode.slice(0, 9)}000`
}

/**
 * Who stands one level above a department that did not answer after 督办: civil affairs lead for a
 * township, the county's coordination mechanism for a department (新政办〔2024〕22号 二（四）).
 */
export function levelAbove(department: string): string {
  return department === townshipDepartment ? civilAffairs : '协调机制'
}

export const leadStates = ['待走访', '已走访', '已入库', '已排除', '已撤回'] as const
/** A person outside the registry whom a screening rule found: what has become of it. */
export type LeadState = (typeof leadStates)[number]

export const visitOutcomes = ['已申请', '已入库', '不符合', '查无此人'] as const
/** What a visit found (国办发〔2023〕39号 三（三）: whoever meets the conditions is helped to apply). */
export type VisitOutcome = (typeof visitOutcomes)[number]

export const leadEvents = ['走访', '排除', '入库'] as const
export type LeadEvent = (typeof leadEvents)[number]

/** The state of a lead after each event in each state; null: the event is not possible there. */
export const leadTransitions: Readonly<
  Record<LeadState, Readonly<Record<LeadEvent, LeadState | null>>>
> = {
  待走访: { 走访: '已走访', 排除: '已排除', 入库: '已入库' },
  已走访: { 走访: '已走访', 排除: '已排除', 入库: '已入库' },
  已入库: { 走访: null, 排除: null, 入库: null },
  已排除: { 走访: null, 排除: null, 入库: null },
  已撤回: { 走访: null, 排除: null, 入库: null },
}

/** The states in which `event` is possible for a lead. */
export function leadStatesOpenTo(event: LeadEvent): LeadState[] {
  return leadStates.filter((state) => leadTransitions[state][event] !== null)
}
