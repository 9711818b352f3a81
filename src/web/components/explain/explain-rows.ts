import type { CategoryVerdict, Condition, MissingFact } from '../../api/client.ts'

/** What an explanation shows: classes with their reasons, or the condition of one rule. */
export interface Explained {
  readonly categories?: readonly CategoryVerdict[]
  readonly conditions?: readonly Condition[]
  /** What is missing for `conditions`; of classes it stands with them. */
  readonly missing?: readonly MissingFact[]
  /** The nearest single changes that would give another result, as sentences. */
  readonly changes?: readonly string[]
}

export type RowBody =
  | { readonly kind: 'class'; readonly category: CategoryVerdict }
  | {
      readonly kind: 'condition'
      readonly condition: Condition
      readonly decides: boolean
      readonly basisAbove: string | null
    }
  | {
      readonly kind: 'missing'
      readonly missing: MissingFact
      /** Of the same subject and holder, with the same outcome. */
      readonly facts: readonly string[]
    }
  | { readonly kind: 'untried'; readonly names: readonly string[] }
  | { readonly kind: 'changes' }
  | { readonly kind: 'change'; readonly text: string }

export interface ExplainNode {
  readonly body: RowBody
  readonly isOpen: boolean
  readonly children: readonly ExplainNode[]
}

/** One line of the tree; which of them are seen depends on what is unfolded. */
export interface ExplainRow {
  readonly key: string
  readonly parent: string | undefined
  readonly level: number
  readonly place: number
  readonly of: number
  readonly isOpen: boolean
  readonly hasChildren: boolean
  readonly body: RowBody
  /** Of each level above from the second on: whether its line goes on below this row. */
  readonly lines: readonly boolean[]
}

const wholeHousehold = '全户'
const order = { 符合: 0, 待核实: 1, 不符合: 2, 不再判定: 3, 不予显示: 4 } as const

/** What holds or is open first, the rest folded to one line; the household before its members. */
export function nodesOf({
  categories = [],
  conditions = [],
  missing = [],
  changes = [],
}: Explained) {
  const isUntried = (one: CategoryVerdict) =>
    one.verdict === '不再判定' && one.conditions.length === 0
  const told = new Set<string>()
  const untried = categories.filter(isUntried).map(({ name }) => name)
  const nodes: ExplainNode[] = [
    ...categories
      .filter((one) => !isUntried(one))
      .toSorted(
        (a, b) =>
          Number(isOfMember(a)) - Number(isOfMember(b)) || order[a.verdict] - order[b.verdict],
      )
      .map(classNode),
    ...conditions.map((one) => conditionNode(one, undefined, told)),
    ...missingNodes(missing, '待核实', told),
  ]
  if (untried.length > 0) nodes.push(leaf({ kind: 'untried', names: untried }))
  if (changes.length > 0) {
    const children = changes.map((text) => leaf({ kind: 'change', text }))
    nodes.push({ body: { kind: 'changes' }, isOpen: true, children })
  }
  return nodes
}

function classNode(category: CategoryVerdict): ExplainNode {
  const { conditions, missing, verdict } = category
  const told = new Set<string>()
  const children = [
    ...conditions.map((one) => conditionNode(one, category, told)),
    ...missingNodes(missing, verdict, told),
  ]
  const isOpen = order[verdict] < order.不符合 && !isOfMember(category)
  return { body: { kind: 'class', category }, isOpen, children }
}

/** What stands above a condition: of an unmet whole, what was not met decides. */
type Above = Pick<Condition, 'verdict' | 'basis'>

/** What is missing stands once, where it is first asked for: `told`. */
function conditionNode(
  condition: Condition,
  above: Above | undefined,
  told: Set<string>,
): ExplainNode {
  const { verdict, children, missing } = condition
  const decides = above === undefined || above.verdict === verdict
  return {
    body: { kind: 'condition', condition, decides, basisAbove: above?.basis ?? null },
    isOpen: true,
    children: [
      ...children.map((one) => conditionNode(one, condition, told)),
      ...missingNodes(missing, above?.verdict ?? verdict, told),
    ],
  }
}

/** Asked for only where the whole is open: what would not change it is not asked for. */
function missingNodes(
  missing: readonly MissingFact[],
  whole: Condition['verdict'],
  told: Set<string>,
): ExplainNode[] {
  if (whole !== '待核实') return []
  const groups = new Map<string, { missing: MissingFact; facts: string[] }>()
  for (const one of missing.filter((fact) => isFirst(fact, told))) {
    const key = JSON.stringify([one.subject, one.department, one.why, one.outcome])
    const group = groups.get(key)
    if (group) group.facts.push(one.fact)
    else groups.set(key, { missing: one, facts: [one.fact] })
  }
  return [...groups.values()].map((group) => leaf({ kind: 'missing', ...group }))
}

function leaf(body: RowBody): ExplainNode {
  return { body, isOpen: false, children: [] }
}

function isOfMember({ subject }: CategoryVerdict): boolean {
  return subject !== wholeHousehold
}

function isFirst({ subject, fact }: MissingFact, told: Set<string>): boolean {
  const key = `${subject} ${fact}`
  if (told.has(key)) return false
  told.add(key)
  return true
}

/** The lines of the tree from top to bottom, also those that are folded away. */
export function rowsOf(nodes: readonly ExplainNode[]): ExplainRow[] {
  const rows: ExplainRow[] = []
  const walk = (
    siblings: readonly ExplainNode[],
    above: { readonly key: string | undefined; readonly lines: readonly boolean[] },
  ): void => {
    siblings.forEach(({ body, isOpen, children }, at) => {
      const key = above.key === undefined ? String(at) : `${above.key}.${at}`
      const level = key.split('.').length
      const goesOn = at < siblings.length - 1
      const lines = level > 1 ? [...above.lines, goesOn] : []
      const where = { key, parent: above.key, level, place: at + 1, of: siblings.length }
      rows.push({ ...where, isOpen, hasChildren: children.length > 0, body, lines })
      walk(children, { key, lines })
    })
  }
  walk(nodes, { key: undefined, lines: [] })
  return rows
}
