/**
 * 导出所见: a list as somebody sees it on the screen, as a workbook: the same query (filters, order,
 * scope, masking), the columns shown in their order. Who, when and why is noted in the log together with
 * everybody in it and stands in the file's last row; a post takes as many rows as its role may, or none.
 *
 *   export const exportLeads = (given: Given<'leads'>) =>
 *     exportList<ListedLead>(given, {
 *       name: '线索', needs: ['查看线索'],
 *       conditions: async (tx) => ['状态 待走访', '乡镇 柳林乡'],
 *       layout: [{ key: 'name', header: '姓名', value: (row) => row.name }, …],
 *       page: async (tx, after) => ({ rows, next }),   up to a thousand at once; next: null at the end
 *       count: (tx) => …,                              under the same filters; without it they are counted by reading
 *       whom: (row) => ({ household: row.householdId, person: row.personId }),
 *     })
 *
 * Several columns of the layout may have the key of one column of the screen (what stands in two lines
 * there). Keys that the layout does not have are left out; with none that it has, all are written. Its
 * address, who may ask and its filters stand in http/schemas/seen-lists, its function in `export-seen`;
 * the web asks through `components/ExportDialog.vue`.
 */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { type Acting, type Permission, recordAudit } from '#access/index'
import type { Transaction } from '#db/index'
import type { SeenInput, SeenName, WrittenFile } from '#http/index'
import { type FileStamp, type TableColumn, type TableValue, writeTable } from '#papers/index'
import type { SignInContext } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import type { JobRegistry } from '../jobs/job-registry.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { refuse } from '../refusals.ts'

export interface SeenColumn<Row> extends TableColumn {
  /** Of the column of the screen that it stands for. */
  readonly key: string
  value(row: Row): TableValue
}

export interface SeenList<Row> {
  readonly name: string
  /** Of these whoever exports must be allowed one, besides what the route asks for. */
  readonly needs: readonly Permission[]
  /** The filters as people read them: they stand over the table and in the log. */
  conditions(tx: Transaction): Promise<readonly string[]>
  readonly layout: readonly SeenColumn<Row>[]
  count?(tx: Transaction): Promise<number>
  page(
    tx: Transaction,
    after: string | undefined,
  ): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  whom(row: Row): {
    readonly household?: string | null | undefined
    readonly person?: string | null | undefined
  }
}

/** Who asks for a list, with which filters, and where the file goes. */
export interface Given<Name extends SeenName> {
  readonly app: App
  readonly acting: Acting
  readonly name: Name
  readonly input: SeenInput<Name>
  readonly folder: string
  /** What only the running server knows. */
  readonly signIn: SignInContext
  readonly jobs: JobRegistry
}

/**
 * Writes the list into `folder`, readable for this program alone. Refuses without a purpose, for a post
 * that may not see the list or export at all, and where there are more rows than it may take: no list is
 * cut off.
 */
export async function exportList<Row>(
  { app, acting, name: path, input, folder }: Given<SeenName>,
  list: SeenList<Row>,
): Promise<WrittenFile> {
  const { who } = acting
  const { name } = list
  const purpose = input.purpose.trim()
  if (purpose === '') throw refuse('export-purpose-missing', { name })
  if (who && !list.needs.some((one) => who.permissions.has(one))) {
    throw refuse('export-unseen', { name })
  }
  const most = who?.exportRows ?? Number.POSITIVE_INFINITY
  if (most === 0) throw refuse('export-none')
  const spool = join(folder, 'rows')
  const layout = chosenColumns(list.layout, input.columns)
  try {
    const noted = await inCounty(app, acting, async (tx) => {
      const total = await list.count?.(tx)
      if (total !== undefined && total > most) {
        throw refuse('export-too-many', { name, rows: total, most })
      }
      const { households, people, rows } = await spoolRows(tx, { ...list, layout, spool, most })
      const conditions = await list.conditions(tx)
      const entry = await recordAudit(tx, acting, {
        ...{ kind: '导出', action: `导出${name}`, outcome: '成功' },
        ...{ route: `POST /api/exports/${path}`, purpose, count: rows, households, people },
        detail: [...conditions, `列：${headersOf(layout)}`].join('；'),
      })
      return { rows, conditions, stamp: await stampOf(tx, app, { acting, purpose, entry }) }
    })
    return await writeSpooled(acting, { ...noted, name, layout, spool, folder })
  } finally {
    await rm(spool, { force: true })
  }
}

function chosenColumns<Row>(
  layout: readonly SeenColumn<Row>[],
  columns: readonly string[],
): readonly SeenColumn<Row>[] {
  const chosen = [...new Set(columns)].flatMap((key) => layout.filter((one) => one.key === key))
  return chosen.length === 0 ? layout : chosen
}

function headersOf(layout: readonly { readonly header: string }[]): string {
  return layout.map(({ header }) => header).join('、')
}

/**
 * Row by row to the disk, so that the memory does not grow with them; gives whom they name. More than
 * may be taken are only counted.
 */
async function spoolRows<Row>(
  tx: Transaction,
  { name, page, layout, whom, spool, most }: Spooling<Row>,
) {
  const out = createWriteStream(spool, { mode: 0o600 })
  const households = new Set<string>()
  const people = new Set<string>()
  let rows = 0
  let after: string | undefined
  do {
    const found = await page(tx, after)
    rows += found.rows.length
    const taken = rows > most ? [] : found.rows
    for (const row of taken) {
      const { household, person } = whom(row)
      if (household) households.add(household)
      if (person) people.add(person)
    }
    const lines = taken.map((row) => JSON.stringify(layout.map((one) => one.value(row))))
    if (lines.length > 0 && !out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
    after = found.next ?? undefined
  } while (after !== undefined)
  out.end()
  await finished(out)
  if (rows > most) throw refuse('export-too-many', { name, rows, most })
  return { households, people, rows }
}

interface Spooling<Row> extends SeenList<Row> {
  readonly spool: string
  readonly most: number
}

interface Spooled<Row> extends Pick<SeenList<Row>, 'name' | 'layout'> {
  readonly spool: string
  readonly folder: string
  readonly conditions: readonly string[]
  readonly rows: number
  readonly stamp: FileStamp
}

async function writeSpooled<Row>(acting: Acting, list: Spooled<Row>): Promise<WrittenFile> {
  const { name, folder, layout, conditions, rows, stamp } = list
  const fileName = `${name}${acting.today}.xlsx`
  const target = join(folder, fileName)
  const where = conditions.length === 0 ? '没有加条件' : conditions.join('；')
  await writeTable(target, {
    sheet: name,
    title: `${name}（${acting.today}）`,
    head: [`条件：${where}　　共 ${rows} 行`],
    columns: layout.map(({ header, kind, width }) => {
      return { header, kind, ...(width === undefined ? {} : { width }) }
    }),
    rows: spooled(list.spool),
    stamp,
  })
  await chmod(target, 0o600)
  return { path: target, fileName }
}

async function* spooled(file: string): AsyncGenerator<readonly TableValue[]> {
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  // As they were written above.
  for await (const line of lines) yield JSON.parse(line) as readonly TableValue[]
}
