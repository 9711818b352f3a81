/** What supervision notices. None of it ends anything by itself: a person looks and settles it. */
export const supervisionKinds = [
  '大量查阅',
  '大量核对',
  '非工作时间查阅',
  '集中导出',
  '认定偏离',
  '揭示未办理',
  '单人办理',
  '近亲属享受救助',
  '近亲属未备案',
  '撤销近亲属备案',
] as const
export type SupervisionKind = (typeof supervisionKinds)[number]

export const supervisionStates = ['待核实', '属实', '排除'] as const
export type SupervisionState = (typeof supervisionStates)[number]

/** The numbers and times that each kind is measured by, as the policy's data name them. */
export const measureWords: Readonly<
  Record<
    SupervisionKind,
    { readonly numbers: readonly string[]; readonly times: readonly string[] }
  >
> = {
  大量查阅: { numbers: ['每日人数'], times: [] },
  大量核对: { numbers: ['每日人数'], times: [] },
  非工作时间查阅: { numbers: ['每日人数'], times: ['上班', '下班'] },
  集中导出: { numbers: ['每日次数', '每日行数'], times: [] },
  认定偏离: { numbers: ['月数', '至少件数', '至少人数', '可信倍数'], times: [] },
  揭示未办理: { numbers: ['每日件数', '工作日'], times: [] },
  单人办理: { numbers: [], times: [] },
  近亲属享受救助: { numbers: [], times: [] },
  近亲属未备案: { numbers: [], times: [] },
  撤销近亲属备案: { numbers: [], times: [] },
}

/** How the log marks what one person did alone that takes two: as 说明 of its entry. */
export const doneAlone = '单人办理'

/** The log's name for asking by whole numbers, answered or refused. */
export const askedByNumber = '按号码核对'

/** What a pattern found: enough to look into it, and nothing that decides. */
export interface Finding {
  readonly kind: SupervisionKind
  /** Whom or what it is about, as a key: the same subject in the same period is one alert. */
  readonly subject: string
  /** `2024-10-11`, `2024-10`: in which it was noticed. */
  readonly period: string
  readonly accountId?: string | undefined
  readonly actor?: string | undefined
  readonly householdId?: string | undefined
  /** One sentence; of recipients the household's number at most. */
  readonly title: string
  /** Counts, thresholds, and examples by id. */
  readonly evidence: Readonly<Record<string, unknown>>
}

/** Of how many cases how many were decided in a way. */
export interface Share {
  readonly cases: number
  readonly such: number
}

/**
 * What the other officers do: all their cases, and of them the share that the middle one of them has
 * (the mean of the middle two). The middle, so that one who is far off does not make the others look
 * far off. Only officers of `least` cases and more count; undefined where there are fewer than
 * `people` of them.
 */
export function usualOf(
  others: readonly Share[],
  { least, people }: { readonly least: number; readonly people: number },
): Share | undefined {
  const counted = others.filter(({ cases }) => cases >= least)
  if (counted.length === 0 || counted.length < people) return undefined
  const shares = counted.map(({ cases, such }) => such / cases).sort((a, b) => a - b)
  const low = shares[Math.floor((shares.length - 1) / 2)] ?? 0
  const high = shares[Math.ceil((shares.length - 1) / 2)] ?? 0
  const cases = counted.reduce((sum, one) => sum + one.cases, 0)
  return { cases, such: ((low + high) / 2) * cases }
}

/**
 * How far one officer's share lies from what the others do, in standard errors of the difference
 * (two-proportion z with the pooled share): 0 where both agree, positive where it is higher. The own
 * cases are no part of what they are measured against. Undefined where nothing can be said: either
 * side has fewer than `least` cases, or everybody decided the same way.
 */
export function deviationOf(own: Share, others: Share, least: number): number | undefined {
  if (own.cases < least || others.cases < least) return undefined
  const pooled = (own.such + others.such) / (own.cases + others.cases)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / own.cases + 1 / others.cases))
  if (error === 0) return undefined
  return (own.such / own.cases - others.such / others.cases) / error
}
