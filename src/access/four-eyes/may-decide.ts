import type { Permission, Scope } from '../domain.ts'

/** What one person alone does not do. */
export const approvalActions = [
  '认定',
  '不予认定',
  '终止',
  '发布政策',
  '入库',
  '导出完整号码',
  '揭示',
  '一事一议',
] as const
export type ApprovalAction = (typeof approvalActions)[number]

/** 已失效: what it was about changed before anybody decided, or its proposer may propose no more. */
export const approvalStates = ['待复核', '已同意', '已退回', '已撤回', '已失效'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** What proposing an action takes, and what deciding about it takes. */
export const permissionsFor: Readonly<
  Record<ApprovalAction, { readonly propose: Permission; readonly decide: Permission }>
> = {
  认定: { propose: '提出认定', decide: '复核认定' },
  不予认定: { propose: '提出认定', decide: '复核认定' },
  终止: { propose: '提出认定', decide: '复核认定' },
  发布政策: { propose: '提出政策', decide: '复核政策' },
  入库: { propose: '接收文件', decide: '确认入库' },
  导出完整号码: { propose: '导出完整号码', decide: '复核导出' },
  揭示: { propose: '揭示号码', decide: '复核导出' },
  一事一议: { propose: '一事一议', decide: '复核一事一议' },
}

const rules = Object.values(permissionsFor)
/** With one of these something can be proposed, with one of the others decided. */
export const proposing: readonly Permission[] = [...new Set(rules.map(({ propose }) => propose))]
export const deciding: readonly Permission[] = [...new Set(rules.map(({ decide }) => decide))]

/** Why somebody may not decide. */
export type Hindrance =
  | '已有结论'
  | '无权复核'
  | '不在范围'
  | '本人提出'
  | '身份不明'
  | '本人近亲属'
  | '同乡镇'

/** Everything that counts when somebody wants to decide about what another proposed. */
export interface DecisionFacts {
  readonly action: ApprovalAction
  readonly state: ApprovalState
  /** Null: the program's command line, whose operator has no account. */
  readonly proposerAccount: string | null
  readonly deciderAccount: string | null
  readonly permissions: ReadonlySet<Permission>
  /** Whether what it is about lies in the decider's scope. */
  readonly isInScope: boolean
  /** A member of the household is on record as a close relative of the decider. */
  readonly isOwnRelative: boolean
  /** A member of the household is on record as a close relative of anybody on the staff. */
  readonly isStaffRelative: boolean
  /** The decider's post is one of the township where the household lives. */
  readonly isOfTownship: boolean
}

/**
 * Why this person may not decide about this proposal; undefined: they may. Never the person who proposed
 * it, never somebody unknown, never about one's own relatives; a household with a registered relative of
 * the staff is decided outside its township (民发〔2021〕57号 第二十条: such applications are registered
 * apart and the county goes there itself).
 */
export function hindranceOf(facts: DecisionFacts): Hindrance | undefined {
  if (!facts.permissions.has(permissionsFor[facts.action].decide)) return '无权复核'
  if (!facts.isInScope) return '不在范围'
  if (facts.state !== '待复核') return '已有结论'
  if (facts.deciderAccount === null) return '身份不明'
  if (facts.deciderAccount === facts.proposerAccount) return '本人提出'
  if (facts.isOwnRelative) return '本人近亲属'
  if (facts.isStaffRelative && facts.isOfTownship) return '同乡镇'
  return undefined
}

/** Whether this person may decide about this proposal. */
export function mayDecide(facts: DecisionFacts): boolean {
  return hindranceOf(facts) === undefined
}

const townshipDigits = 9

/**
 * Whether a post with this scope is one of the township in which `divisionCode` (12 digits) lies: an area
 * no larger than the township, and within it. A county's post is of no township.
 */
export function isOfTownship(scope: Scope, divisionCode: string): boolean {
  const areas =
    scope.kind === '辖区' ? scope.areas : scope.kind === '推送' ? (scope.areas ?? []) : []
  const township = divisionCode.slice(0, townshipDigits)
  return areas.some((area) => area.length >= townshipDigits && area.startsWith(township))
}
