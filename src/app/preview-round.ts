import type { Acting } from '#access/index'
import { sql } from '#db/index'
import type { LocalDate } from '#kernel/index'
import { alertClassLabels } from '#monitoring/domain'
import { alertClasses, type PreviewedHit, previewRound } from '#monitoring/index'
import { withProfilesOn } from '#registry/index'
import type { App } from './app.ts'
import { rulesOff, withoutRules } from './policy/rule-switches.ts'

/** What a round on an earlier day would have found; nothing of it is recorded. */
export interface Preview {
  readonly kind: '试算'
  readonly written: false
  readonly asOf: LocalDate
  /** The newest full round, which the day lies before. */
  readonly newestRound: LocalDate
  readonly policyVersion: string
  readonly households: number
  readonly byCategory: Readonly<Record<string, number>>
  readonly raised: number
  readonly raisedByClass: Readonly<Record<string, number>>
  readonly alerts: readonly PreviewedHit[]
}

/** The day of the newest full round; undefined before the first one. */
export async function newestRound(app: App): Promise<LocalDate | undefined> {
  const [row] = await app.db.query<{ day: LocalDate | null }>(sql`
    select max(as_of) as day from monitoring_round
    where county_code = ${app.county.code} and kind = '全量'`)
  return row?.day ?? undefined
}

/**
 * Evaluates everybody as they were on `asOf`, as known now: what came in later about that day counts.
 * Only temporary tables are written.
 */
export async function previewOn(
  app: App,
  acting: Acting,
  days: { readonly asOf: LocalDate; readonly newestRound: LocalDate },
): Promise<Preview> {
  const { asOf } = days
  const { catalogue, datasets, pack } = app
  return app.db.transaction(async (tx) => {
    const compiled = withoutRules(app.compiled, await rulesOff(tx, acting.countyCode, pack))
    const found = await withProfilesOn(tx, acting, { validOn: asOf, catalogue }, (relations) =>
      previewRound(tx, acting, { compiled, datasets: datasets.datasets, asOf, relations }),
    )
    const { households, byCategory, hits } = found
    return {
      ...{ kind: '试算', written: false, policyVersion: pack.version, households, byCategory },
      ...days,
      raised: hits.length,
      raisedByClass: countClasses(hits),
      alerts: hits,
    }
  })
}

function countClasses(hits: readonly PreviewedHit[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of alertClasses) {
    const count = hits.filter((hit) => hit.class === name).length
    if (count > 0) counts[name] = count
  }
  return counts
}

/** Beyond so many the text names only how many more there are; `--json` has them all. */
const shown = 50

/** The preview in the words of a clerk, one line a fact. */
export function describePreview(preview: Preview): string[] {
  const { asOf, households, byCategory, raised, raisedByClass, alerts } = preview
  const categories = Object.entries(byCategory).sort((left, right) => right[1] - left[1])
  const already = alerts.filter((hit) => hit.alerted).length
  return [
    `试算，没有写入任何记录：${asOf} 早于最近一轮全量监测（${preview.newestRound}）。`,
    `按现在所知的当日情况测算 ${households} 户，政策版本 ${preview.policyVersion}，参数取当日的值。`,
    `测算结论：${categories.map(([name, count]) => `${name} ${count} 户`).join('，') || '无'}`,
    `当日会产生的预警：${raised} 条（其中 ${already} 条当日已有预警）`,
    ...Object.entries(raisedByClass).map(([name, count]) => {
      const label = alertClassLabels[name as keyof typeof alertClassLabels] // keys are classes
      return `  ${name} ${label}：${count} 条`
    }),
    ...alerts.slice(0, shown).map((hit) => {
      const who = [hit.household, hit.person].filter((part) => part !== null).join(' ')
      return `  · ${hit.class} ${hit.rule} ${hit.title}：${who}${hit.alerted ? '（已有预警）' : ''}`
    }),
    ...(raised > shown ? [`  ……另有 ${raised - shown} 条，用 --json 查看全部。`] : []),
    '推送和导入行的规则看的是现在的办理记录，不作试算；也没有催数、推送和督办。',
  ]
}
