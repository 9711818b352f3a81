import { type Acting, type ApprovalAction, approvalActions } from '#access/index'
import { measureWords, type SupervisionKind, supervisionKinds } from '#oversight/index'
import {
  loadCatalogue,
  loadPack,
  type Pack,
  type ReviewRule,
  readSupervision,
  type Supervision,
} from '#policy/index'
import { readNationalText } from '../policy-files.ts'
import { refuse } from '../refusals.ts'

/** What one person alone may be refused besides the actions themselves. */
const commandLine = '命令行'
type Reviewed = ApprovalAction | typeof commandLine

export type SupervisionRules = Supervision<Reviewed, SupervisionKind>

const words = { actions: [...approvalActions, commandLine] as const, measures: measureWords }
const read = new WeakMap<object, SupervisionRules>()

/**
 * What of a policy needs two people, and what supervision goes by. Texts published before there was
 * such a section have the nation's: an old installation is not watched less.
 */
export function supervisionRules(pack: Pick<Pack, 'documents' | 'sectionNodes'>): SupervisionRules {
  const known = read.get(pack)
  if (known) return known
  const own = readSupervision(pack, words)
  const isWhole =
    words.actions.every((one) => own.reviews.has(one)) &&
    supervisionKinds.every((one) => own.measures.has(one))
  const rules = isWhole ? own : merge(nationalRules(), own)
  read.set(pack, rules)
  return rules
}

/** Whether an action waits for a second person; `count` where it does from a number on. */
export function needsTwo(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  action: ApprovalAction,
  count = Number.POSITIVE_INFINITY,
): boolean {
  const rule = ruleOf(pack, action)
  return rule.isNeeded && count >= rule.from
}

/** From which number on an action waits for a second person; undefined: never. */
export function twoFrom(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  action: ApprovalAction,
): number | undefined {
  const rule = ruleOf(pack, action)
  return rule.isNeeded ? rule.from : undefined
}

/** The number or time (in minutes) that a kind of alert is measured by. */
export function thresholdOf(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  kind: SupervisionKind,
  name: string,
): number {
  const value = supervisionRules(pack).measures.get(kind)?.values.get(name)
  if (value === undefined) throw new Error(`the data give no ${name} of ${kind}`)
  return value
}

/** For how many days an agreement may be used: as the place says, else as the nation does. */
export function permitDays(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  action: ApprovalAction,
): number {
  return ruleOf(pack, action).days ?? nationalRules().reviews.get(action)?.days ?? 0
}

/** Whether the command line may not do alone what takes two people. */
export function refusesAlone(pack: Pick<Pack, 'documents' | 'sectionNodes'>): boolean {
  return ruleOf(pack, commandLine).isNeeded
}

/**
 * Refuses what takes two people to whoever has no account (the command line), where the place says that
 * not even the host's operator does it alone.
 */
export function requireMayActAlone(
  { pack }: { readonly pack: Pick<Pack, 'documents' | 'sectionNodes'> },
  { who }: Pick<Acting, 'who'>,
  action: ApprovalAction,
): void {
  if (who !== undefined || !needsTwo(pack, action) || !refusesAlone(pack)) return
  if (action === '入库') throw refuse('import-alone')
  if (action === '导出完整号码') throw refuse('export-alone')
  throw refuse('two-people-needed', { action })
}

function ruleOf(pack: Pick<Pack, 'documents' | 'sectionNodes'>, name: Reviewed): ReviewRule {
  const rule = supervisionRules(pack).reviews.get(name)
  if (!rule) throw new Error(`the nation's data say nothing of ${name}`)
  return rule
}

function merge(base: SupervisionRules, own: SupervisionRules): SupervisionRules {
  return {
    reviews: new Map([...base.reviews, ...own.reviews]),
    measures: new Map([...base.measures, ...own.measures]),
  }
}

let national: SupervisionRules | undefined

function nationalRules(): SupervisionRules {
  if (national) return national
  const files = ['pack.yaml', 'supervision.yaml'].map((name) => ({
    path: `national/${name}`,
    text: readNationalText(name),
  }))
  national = readSupervision(loadPack({ files, catalogue: loadCatalogue([]) }), words)
  return national
}
