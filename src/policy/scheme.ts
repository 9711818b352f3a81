import type { Basis, Condition, ExpressionText } from './basis.ts'
import type { Place } from './place.ts'

export const schemeKinds = [
  '基本生活',
  '医疗',
  '教育',
  '住房',
  '就业',
  '受灾',
  '急难',
  '服务',
  '其他',
  '慈善',
  '开发式',
] as const
export type SchemeKind = (typeof schemeKinds)[number]

/** One kind of aid (救助项目): who is entitled, who receives it, how much, and who answers for it. */
export interface Scheme {
  readonly id: string
  readonly name: string
  readonly kind: SchemeKind
  readonly subject: '人' | '户'
  readonly responsible: readonly string[]
  readonly cooperating: readonly string[]
  readonly basis?: Basis
  /** False: the scheme is not about this subject, and its conditions are not looked at. */
  readonly premise?: ExpressionText
  readonly conditions: readonly Condition[]
  /** Whether it is received; absent: nobody records it. */
  readonly received?: ExpressionText
  /** Datasets whose complete coverage "not received" rests on. */
  readonly absentDatasets: readonly string[]
  readonly amount?: ExpressionText
  /** Such as 元/月; the amount itself is money. */
  readonly amountUnit?: string
  /** How the amount is found where the document gives no formula. */
  readonly amountNote?: string
  /** Values shown beside the outcome, by the name they are shown under. */
  readonly details: readonly { readonly name: string; readonly expression: ExpressionText }[]
  /** Schemes that may not be received together with this one. */
  readonly excludes: readonly string[]
  readonly note?: string
  readonly place?: Place
}
