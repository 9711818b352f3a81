import { type Acting, recordReading } from '#access/index'
import { type ListedAlert, listAlerts, loadEvidence } from '#dispatch/index'
import type { Evidence, EvidenceFact } from '#monitoring/index'
import { explanationPage } from '#papers/index'
import {
  type FactSource as ExplainedSource,
  explainHousehold,
  renderExplanation,
  type SubjectRef,
} from '#policy/index'
import type { FindFactSource, Household } from '#registry/index'
import type { App } from './app.ts'
import { getHousehold } from './get-household.ts'
import { type AskedDay, askedMoment, dayNote, readHouseholdDay } from './household-day.ts'

/**
 * Why one household and its members are, or are not, in a category, with the source of every value:
 * today, or on the day that is asked for.
 */
export async function explainOf(app: App, acting: Acting, asked: AskedDay & { text: string }) {
  const moment = askedMoment(asked)
  return app.db.transaction(async (tx) => {
    const now = await getHousehold(tx, acting, asked.text)
    const then = await readHouseholdDay(tx, app, { acting, now, moment })
    const { household, facts, find, day } = then
    await recordReading(tx, acting, {
      householdId: household.id,
      purpose: '解释测算结果',
      route: 'doudi explain',
    })
    const explanation = explainHousehold(app.compiled, facts, {
      day,
      householdId: household.id,
      changes: true,
      sourceOf: sourceFinder(app, household, find),
    })
    const listed = await listAlerts(tx, acting, {
      householdId: household.id,
      limit: 100,
    })
    const alerts = listed.alerts.filter((one) => moment === undefined || one.raisedOn <= day)
    const ids = alerts.map(({ id }) => id)
    const evidence = await loadEvidence(tx, acting, ids)
    const missing = explanation.missing.map((fact) => ({
      ...fact,
      why: whyUnknown(find, household, fact),
    }))
    return {
      /** The explanation as a printable page of HTML. */
      page: () =>
        explanationPage({
          explanation,
          nameOf: (subject) => nameOf(household, subject),
          household: sheetHead(household),
          policy: `${app.pack.name} ${app.pack.version}`,
          whyMissing: (fact) => whyUnknown(find, household, fact),
          printedBy: acting.actor,
          printedOn: acting.today,
        }),
      json: {
        household,
        ...(moment && { asOf: moment.validOn, knownAt: moment.knownAt ?? null }),
        explanation: { ...explanation, missing },
        alerts: alerts.map((one) => ({ ...one, evidence: evidence.get(one.id) })),
      },
      text: [
        ...[dayNote(then)].filter((note) => note !== undefined),
        heading(household),
        renderExplanation(explanation, (subject) => nameOf(household, subject)),
        ...missing.map((fact) => `  ${fact.name}：${fact.why}`),
        ...alerts.flatMap((one) => alertLines(one, evidence.get(one.id))),
      ].join('\n'),
    }
  })
}

/** An alert and the row behind each of its facts. */
function alertLines(alert: ListedAlert, evidence: Evidence | undefined): string[] {
  const { class: kind, rule, title, state, raisedOn, basis } = alert
  const head = `预警 ${kind} ${rule} ${title}（${state}，${raisedOn}）依据：${basis}`
  return [head, ...(evidence?.事实 ?? []).map((fact) => `  · ${factLine(fact)}`)]
}

function factLine({ 名称, 值, 成员, 来源, 待补 }: EvidenceFact): string {
  const value = `${成员 ? `${成员} ` : ''}${名称}：${值 ?? '未知'}`
  if (!来源) return 待补 ? `${value}（问${待补}）` : value
  const place = [来源.文件, 来源.工作表, `第 ${来源.行} 行`, 来源.期间]
  return `${value}　来源：${place.filter(Boolean).join(' ')}`
}

function heading(household: Household): string {
  const place = [household.township, household.village].filter(Boolean).join(' ')
  const members = household.members.map((one) => `${one.name}（${one.relation}）`).join('、')
  return `${household.number}　${place}　在册类别：${household.recordedCategory ?? '未知'}\n成员：${members}`
}

function sheetHead(household: Household) {
  return {
    number: household.number,
    place: [household.township, household.village].filter(Boolean).join(' '),
    members: household.members.map((one) => `${one.name}（${one.relation}）`).join('、'),
    recordedCategory: household.recordedCategory ?? '未知',
  }
}

function nameOf(household: Household, subject: SubjectRef): string {
  const member = household.members.find((one) => one.personId === subject.id)
  return member?.name ?? `义务人 ${subject.id}`
}

export function sourceFinder(app: App, household: Household, find: FindFactSource) {
  return (subject: SubjectRef, code: string): ExplainedSource | undefined => {
    if (subject.level === '义务人') return undefined
    const found = find(subject.level === '户' ? household.id : subject.id, code)
    if (!('source' in found)) return undefined
    const { dataset, department, fileName, sheet, row, period, document } = found.source
    const name =
      dataset === null ? (document ?? `${department}登记`) : app.datasets.find(dataset)?.name
    return {
      ...(name ? { dataset: name } : {}),
      ...(fileName ? { file: fileName } : {}),
      ...(sheet ? { sheet } : {}),
      ...(row !== null ? { row } : {}),
      ...(period ? { day: period } : {}),
    }
  }
}

const sentences = {
  未送达: '数据未送达',
  已过期: '数据已过保质期',
  已按保留期限删除: '保留期限已满，原值已删除',
  冲突: '几个来源说法不一，待确认',
  没有记录: '没有记录',
} as const

function whyUnknown(
  find: FindFactSource,
  household: Household,
  fact: { readonly subject: SubjectRef; readonly code: string; readonly authority: string },
): string {
  if (fact.subject.level === '义务人') return `请问${fact.authority}`
  const found = find(fact.subject.level === '户' ? household.id : fact.subject.id, fact.code)
  if (!('unknown' in found)) return `请问${fact.authority}`
  return `${sentences[found.unknown.why]}，由${found.unknown.department}提供`
}
