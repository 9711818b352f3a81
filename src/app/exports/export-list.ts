/**
 * 导出所见: a list as somebody sees it on the screen, as a workbook: the same query (filters, order,
 * scope, masking), the columns shown in their order. Who, when and why is noted in the log together with
 * everybody in it and stands in the file's last row; a post takes as many rows as its role may, or none.
 *
 *   exportList(app, acting, {
 *     name: '预警清单', route: 'POST /api/exports/alerts', needs: '查看预警',
 *     purpose: input.purpose, columns: input.columns, folder,
 *     conditions: async (tx) => ['类别 ②', '乡镇 柳林乡'],
 *     layout: [{ key: 'subject', header: '户名', value: (row) => row.subject }, …],
 *     count: (tx) => …,                              under the same filters
 *     page: async (tx, after) => ({ rows, next }),   up to a thousand at once; next: null at the end
 *     whom: (row) => ({ household: row.householdId, person: row.personId }),
 *   })
 *
 * Several columns of the layout may have the key of one column of the screen (what stands in two lines
 * there). Keys that the layout does not have are left out; with none that it has, all are written. The
 * web asks through `components/ExportDialog.vue`; the body of the route holds `listExport` of
 * http/schemas/list-export and the list's filters.
 */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { type Acting, type Permission, recordAudit } from '#access/index'
import type { Transaction } from '#db/index'
import type { WrittenFile } from '#http/index'
import { type FileStamp, type TableColumn, type TableValue, writeTable } from '#papers/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { refuse } from '../refusals.ts'

export interface SeenColumn<Row> extends TableColumn {
  /** Of the column of the screen that it stands for. */
  readonly key: string
  value(row: Row): TableValue
}

export interface SeenList<Row> {
  readonly name: string
  readonly route: string
  /** What whoever exports must be allowed besides 导出. */
  readonly needs: Permission
  /** Why, as somebody typed it. */
  readonly purpose: string
  /** The keys of the columns that were on the screen, in their order. */
  readonly columns: readonly string[]
  /** The filters as people read them: they stand over the table and in the log. */
  conditions(tx: Transaction): Promise<readonly string[]>
  readonly layout: readonly SeenColumn<Row>[]
  readonly folder: string
  count(tx: Transaction): Promise<number>
  page(
    tx: Transaction,
    after: string | undefined,
  ): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  whom(row: Row): {
    readonly household?: string | null | undefined
    readonly person?: string | null | undefined
  }
}

/**
 * Writes the list into `folder`, readable for this program alone. Refuses without a purpose, for a post
 * that may not see the list or export at all, and where there are more rows than it may take: no list is
 * cut off.
 */
export async function exportList<Row>(
  app: App,
  acting: Acting,
  list: SeenList<Row>,
): Promise<WrittenFile> {
  const { who } = acting
  const purpose = list.purpose.trim()
  if (purpose === '') throw refuse('export-purpose-missing', { name: list.name })
  if (who && !who.permissions.has(list.needs)) throw refuse('export-unseen', { name: list.name })
  const most = who?.exportRows ?? Number.POSITIVE_INFINITY
  if (most === 0) throw refuse('export-none')
  const spool = path.join(list.folder, 'rows')
  const layout = chosenColumns(list)
  try {
    const noted = await inCounty(app, acting, async (tx) => {
      const total = await list.count(tx)
      if (total > most) throw refuse('export-too-many', { name: list.name, rows: total, most })
      const given = { ...list, layout, spool }
      const { households, people, rows } = await spoolRows(tx, given)
      const conditions = await list.conditions(tx)
      const entry = await recordAudit(tx, acting, {
        ...{ kind: '导出', action: `导出${list.name}`, outcome: '成功', route: list.route },
        ...{ purpose, count: rows, households, people },
        detail: [...conditions, `列：${headersOf(layout)}`].join('；'),
      })
      return { rows, conditions, stamp: await stampOf(tx, app, { acting, purpose, entry }) }
    })
    return await writeSpooled(acting, { ...list, ...noted, layout, spool })
  } finally {
    await rm(spool, { force: true })
  }
}

function chosenColumns<Row>({ layout, columns }: SeenList<Row>): readonly SeenColumn<Row>[] {
  const chosen = [...new Set(columns)].flatMap((key) => layout.filter((one) => one.key === key))
  return chosen.length === 0 ? layout : chosen
}

function headersOf(layout: readonly { readonly header: string }[]): string {
  return layout.map(({ header }) => header).join('、')
}

/** Row by row to the disk, so that the memory does not grow with them; gives whom they name. */
async function spoolRows<Row>(
  tx: Transaction,
  { page, layout, whom, spool }: SeenList<Row> & { readonly spool: string },
) {
  const out = createWriteStream(spool, { mode: 0o600 })
  const households = new Set<string>()
  const people = new Set<string>()
  let rows = 0
  let after: string | undefined
  do {
    const found = await page(tx, after)
    for (const row of found.rows) {
      const { household, person } = whom(row)
      if (household) households.add(household)
      if (person) people.add(person)
      rows += 1
    }
    const lines = found.rows.map((row) => JSON.stringify(layout.map((one) => one.value(row))))
    if (lines.length > 0 && !out.write(`${lines.join('\n')}\n`)) {
      await once(out, 'drain')
    }
    after = found.next ?? undefined
  } while (after !== undefined)
  out.end()
  await finished(out)
  return { households, people, rows }
}

async function writeSpooled<Row>(
  acting: Acting,
  list: Omit<SeenList<Row>, 'conditions'> & {
    readonly spool: string
    readonly conditions: readonly string[]
    readonly rows: number
    readonly stamp: FileStamp
  },
): Promise<WrittenFile> {
  const fileName = `${list.name}${acting.today}.xlsx`
  const target = path.join(list.folder, fileName)
  const where = list.conditions.length === 0 ? '没有加条件' : list.conditions.join('；')
  await writeTable(target, {
    sheet: list.name,
    title: `${list.name}（${acting.today}）`,
    head: [`条件：${where}　　共 ${list.rows} 行`],
    columns: list.layout.map(({ header, kind, width }) => {
      return { header, kind, ...(width === undefined ? {} : { width }) }
    }),
    rows: spooled(list.spool),
    stamp: list.stamp,
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
