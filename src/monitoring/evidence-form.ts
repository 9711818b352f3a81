import type { ExplanationNode } from '#policy/index'

/** Where a value came from: the row of the file that said so. */
export interface FactSource {
  readonly 数据集: string
  readonly 部门: string
  readonly 文件: string
  readonly 工作表: string
  readonly 行: number
  readonly 期间: string
}

export interface EvidenceFact {
  readonly 名称: string
  /** As a clerk reads it, with its unit; null: unknown. */
  readonly 值: string | null
  /** For a fact of one member of a household: which. */
  readonly 成员?: string
  readonly 来源?: FactSource
  /** The department that has the value when it is unknown. */
  readonly 待补?: string
}

/** A condition with its verdict and the household's numbers in it; the terms it names below. */
export type Condition = Omit<ExplanationNode, 'facts' | 'children'> & {
  readonly children: readonly Condition[]
}

/** Why an alert was raised; kept with it, shown beside it. */
export interface Evidence {
  /** The rule's condition with the verdict of each part. */
  readonly 条件: Condition
  readonly 事实: readonly EvidenceFact[]
  readonly 依据: string
  /** For rules about pushes and rows: whose push, whose file. */
  readonly 来源部门?: string
}

/** 直接: a row of a file stands behind every fact; 推断: absence or a decision stands behind one. */
export function evidenceStrength(evidence: Evidence): '直接' | '推断' {
  return evidence.事实.every((fact) => (fact.来源?.行 ?? 0) > 0) ? '直接' : '推断'
}
