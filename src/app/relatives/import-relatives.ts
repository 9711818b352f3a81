import {
  type Acting,
  type ListedStaff,
  listStaff,
  ownRelation,
  registerRelative,
  registerStaff,
  type StaffRelation,
  staffRelations,
} from '#access/index'
import { isRefusal } from '#kernel/index'
import { readFile } from '#sources/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'

export interface RelativesReport {
  readonly added: number
  /** On record before. */
  readonly known: number
  readonly problems: readonly { readonly row: number; readonly problem: string }[]
}

const columns = {
  staff: ['工作人员', '工作人员姓名', '经办人员', '干部姓名'],
  staffNumber: ['工作人员身份证号', '经办人员身份证号', '干部身份证号'],
  post: ['职务', '岗位'],
  relation: ['关系', '与本人关系'],
  name: ['近亲属', '近亲属姓名'],
  number: ['近亲属身份证号'],
} as const
type Column = keyof typeof columns
const required = ['staff', 'staffNumber', 'relation', 'name', 'number'] as const

/** Takes a list of staff and their close relatives in; what cannot be used is told row by row. */
export async function importRelatives(
  app: App,
  acting: Acting,
  path: string,
): Promise<RelativesReport> {
  const rows = await readRows(path)
  let [added, known] = [0, 0]
  const problems: { row: number; problem: string }[] = []
  for (const one of rows) {
    try {
      await inCounty(app, acting, async (tx) => {
        const [name, post, identityNumber] = [one.staff, one.post, one.staffNumber]
        const staffId = await registerStaff(tx, acting, { name, post, identityNumber }, '登记表')
        const relation = relationOf(one.relation)
        await registerRelative(tx, acting, {
          ...{ staffId, relation, name: one.name, identityNumber: one.number },
        })
      })
      added += 1
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (error.code === 'relatives.twice') known += 1
      else problems.push({ row: one.row, problem: error.message })
    }
  }
  return { added, known, problems }
}

/** The register, as the command line sees it. */
export async function listedStaff(app: App, acting: Acting): Promise<readonly ListedStaff[]> {
  const all: ListedStaff[] = []
  for (let after: string | undefined; ; ) {
    const page = await inCounty(app, acting, (tx) => listStaff(tx, acting, { limit: 200, after }))
    all.push(...page.items)
    if (page.next === null) return all
    after = page.next
  }
}

function relationOf(text: string): StaffRelation {
  const found = staffRelations.find((one) => one === text)
  if (found === undefined) {
    const known = staffRelations.filter((one) => one !== ownRelation)
    throw refuse('relation-unknown', { known })
  }
  return found
}

interface ReadRow {
  readonly row: number
  readonly staff: string
  readonly staffNumber: string
  readonly post: string | undefined
  readonly relation: string
  readonly name: string
  readonly number: string
}

async function readRows(path: string): Promise<readonly ReadRow[]> {
  const file = await readFile(path)
  const found: ReadRow[] = []
  let head: ReadonlyMap<Column, number> | undefined
  try {
    for await (const batch of file.rows()) {
      for (const row of batch) {
        if (head === undefined) head = headOf(row.cells)
        else found.push(...rowOf(row, head))
      }
    }
  } finally {
    await file.close()
  }
  if (head === undefined) {
    throw refuse('relatives-columns', { columns: required.map((one) => columns[one][0]) })
  }
  return found
}

/** The first row that names every column that is needed. */
function headOf(cells: readonly unknown[]): ReadonlyMap<Column, number> | undefined {
  const texts = cells.map(textOf)
  // The keys of `columns` are its columns.
  const names = Object.keys(columns) as Column[]
  const places = names.flatMap((name) => {
    const known: readonly string[] = columns[name]
    const at = texts.findIndex((text) => known.includes(text))
    return at < 0 ? [] : [[name, at] as const]
  })
  const head = new Map(places)
  return required.every((name) => head.has(name)) ? head : undefined
}

function rowOf(
  { row, cells }: { readonly row: number; readonly cells: readonly unknown[] },
  head: ReadonlyMap<Column, number>,
): ReadRow[] {
  const text = (name: Column) => textOf(cells[head.get(name) ?? -1])
  if (text('staff') === '' && text('number') === '') return []
  return [
    {
      ...{ row, staff: text('staff'), staffNumber: text('staffNumber') },
      ...{ post: text('post') || undefined, relation: text('relation') },
      ...{ name: text('name'), number: text('number') },
    },
  ]
}

function textOf(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}
