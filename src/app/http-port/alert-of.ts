import { type Acting, departmentOf, scopeOf } from '#access/index'
import type {
  LoadedConference as Conference,
  ListedPush,
  LoadedAlert,
  StoredExtension,
  Reply as StoredReply,
  StoredVerification,
} from '#dispatch/index'
import type { Alert, AlertItem, EvidenceFact, Push, Reply, Source } from '#http/index'
import type { FactSource, EvidenceFact as StoredFact } from '#monitoring/index'
import { readDisposals } from '#policy/index'
import type { App } from '../app.ts'
import { alertClause } from './alert-clause.ts'
import type { ExplainedCondition } from './condition-of.ts'
import { type HouseholdMask, hiddenRuleName } from './household-mask.ts'
import type { Places } from './places.ts'
import { dueOf } from './read-dues.ts'

interface Given {
  readonly alert: LoadedAlert
  readonly item: AlertItem
  readonly acting: Acting
  readonly places: Places
  readonly app: App
  /** What was written beside pushes and who moved them last, by their ids. */
  readonly reasons: ReadonlyMap<string, WrittenOfPush>
  readonly explained: ExplainedCondition
  readonly verifications: readonly StoredVerification[]
  readonly conferences: readonly Conference[]
  readonly extensions: readonly StoredExtension[]
  readonly mask: HouseholdMask
}

export interface WrittenOfPush {
  readonly returned: string | null
  readonly urged: string | null
  readonly received: string | null
  readonly movedBy: string | null
  readonly movedAt: string | null
}

/** An alert with everything a person needs who answers it. */
export function alertOf(given: Given): Alert {
  const shown = shownAlert(given)
  return given.mask.hidesRule(given.alert.rule) ? withoutContent(shown) : shown
}

/** That something is being done, by whom and until when; not what it is about. */
function withoutContent(alert: Alert): Alert {
  return {
    ...alert,
    basis: { document: hiddenRuleName, article: null, text: null, marks: [] },
    condition: null,
    facts: [],
    missing: [],
    pushes: alert.pushes.map((push) => ({
      ...push,
      matter: hiddenRuleName,
      returnedReason: null,
      urgedRemark: null,
      receivedRemark: null,
      replies: [],
      extensions: [],
    })),
    closedReason: null,
    verifications: [],
  }
}

function shownAlert(given: Given): Alert {
  const { alert, item, acting, places, app, reasons, explained, mask, extensions } = given
  const { evidence, replies } = alert
  const rule = app.pack.rules.find(({ id }) => id === alert.rule)
  return {
    ...item,
    basis: alertClause(app, alert),
    condition: explained.condition,
    facts: evidence.事实.map((fact) => evidenceFact(fact, { app, mask, alert })),
    missing: [...explained.missing],
    pushes: alert.pushes
      .filter((push) => isShown(push, mask))
      .sort(responsibleFirst)
      .map((push) => pushOf(push, { acting, places, replies, reasons, extensions })),
    verifications: given.verifications.map((one) => ({ ...one })),
    conferences: given.conferences.map(({ id, state, level, proposedOn }) => {
      return { id, state, level, proposedOn }
    }),
    outcomeWord: rule ? (readDisposals(app.pack).get(rule.class)?.outcome ?? null) : null,
    closedOn: alert.closedOn,
    closedReason: alert.closedReason,
  }
}

function responsibleFirst(left: ListedPush, right: ListedPush): number {
  return Number(right.duty === '责任') - Number(left.duty === '责任')
}

/** Of a department the pushes to others, and what they answered, are not. */
function isShown({ department }: ListedPush, { who }: HouseholdMask): boolean {
  const own = departmentOf(who)
  return own === undefined || own === department
}

function evidenceFact(
  fact: StoredFact,
  { app, mask, alert }: Pick<Given, 'app' | 'mask' | 'alert'>,
): EvidenceFact {
  const masked = fact.值 === null ? null : mask.ofName(fact.名称)
  return {
    subject: fact.成员 ?? null,
    name: fact.名称,
    value: masked === null ? fact.值 : null,
    masked,
    target: masked === '揭示' ? targetOf(fact, app, alert) : null,
    source: fact.来源 && masked !== '隐去' ? sourceOf(fact.来源, app) : null,
    holder: fact.待补 ?? null,
  }
}

/** Null for a fact of another member, who is kept in the evidence by relation alone. */
function targetOf(fact: StoredFact, app: App, alert: LoadedAlert): EvidenceFact['target'] {
  const found = app.catalogue.findByName(fact.名称)
  if (!found || fact.成员 !== undefined) return null
  const { personId, householdId } = alert
  if (found.level === '人' && personId !== null) {
    return { subject: '人', id: personId, field: found.code }
  }
  if (found.level !== '户' || householdId === null) return null
  return { subject: '户', id: householdId, field: found.code }
}

function sourceOf(source: FactSource, app: App): Source {
  return {
    department: source.部门,
    dataset:
      app.datasets.datasets.find(({ code }) => code === source.数据集)?.name ?? source.数据集,
    fileName: source.文件,
    sheet: source.工作表 === '' ? null : source.工作表,
    row: source.行 > 0 ? source.行 : null,
    moreRows: [],
    period: source.期间,
  }
}

interface PushSurroundings {
  readonly acting: Acting
  readonly places: Places
  readonly replies: readonly StoredReply[]
  readonly reasons: ReadonlyMap<string, WrittenOfPush>
  readonly extensions: readonly StoredExtension[]
}

function pushOf(push: ListedPush, around: PushSurroundings): Push {
  const { acting, places, replies, reasons, extensions } = around
  const written = reasons.get(push.id)
  return {
    id: push.id,
    department: push.department,
    township: places.placeOf(push.divisionCode).township,
    duty: push.duty,
    matter: push.matter,
    state: push.state,
    pushedOn: push.pushedOn,
    due: dueOf(push, acting),
    receivedOn: push.receivedOn,
    repliedOn: push.repliedOn,
    closedOn: push.closedOn,
    urgedOn: push.lastUrgedOn,
    urgedRemark: written?.urged ?? null,
    returnedReason: written?.returned ?? null,
    receivedRemark: written?.received ?? null,
    movedBy: written?.movedBy ?? null,
    movedAt: written?.movedAt ?? null,
    version: push.version,
    mayAnswer: isTheirs(push, acting),
    replies: replies.filter(({ pushId }) => pushId === push.id).map(replyOf),
    extensions: extensions
      .filter(({ pushId }) => pushId === push.id)
      .map(({ pushId: _, ...extension }) => extension),
  }
}

function replyOf({
  id,
  cause,
  measure,
  outcome,
  repliedBy,
  repliedOn,
  rerunTruth,
}: StoredReply): Reply {
  return { id, cause, measure, outcome, repliedBy, repliedOn, rerunTruth }
}

/** Whether the caller receives and answers it; as `mayAnswer` asks the database. */
function isTheirs({ department, divisionCode }: ListedPush, acting: Acting): boolean {
  const scope = scopeOf(acting)
  const { who } = acting
  if (who !== undefined && !who.permissions.has('办理推送')) return false
  const inside = (areas: readonly string[]) =>
    divisionCode !== null && areas.some((area) => divisionCode.startsWith(area))
  switch (scope.kind) {
    case '全县':
      return true
    case '辖区':
      return inside(scope.areas)
    case '推送':
      return department === scope.department && (scope.areas === null || inside(scope.areas))
    case '无':
      return false
  }
}
