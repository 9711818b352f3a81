import type { PreviewColumn, PreviewSheet } from './domain.ts'
import type { OpenedSource, PlannedSection } from './open-source.ts'
import type { RawCell, RawRow } from './read/index.ts'
import { type SheetPlan, usesOf } from './recognise-columns.ts'

/** What a file looks like and how it is read: what a preview says before any row is matched. */
export interface SourceSketch {
  readonly sheets: readonly PreviewSheet[]
  readonly headerRow: number
  readonly columns: readonly PreviewColumn[]
  /** Where the header of each sheet ends. */
  readonly headers: readonly { readonly sheet: string; readonly headerRow: number }[]
  /** Where the month was found, unless somebody named it. */
  readonly periodFrom?: string | undefined
}

/** Looks at the first section of a file as it is read; afterwards every sheet is known. */
export class SourceSketcher {
  readonly #source: OpenedSource
  #columns: readonly PreviewColumn[] | undefined
  readonly #headers: { sheet: string; headerRow: number }[] = []

  constructor(source: OpenedSource) {
    this.#source = source
  }

  begin({ section, plan }: PlannedSection): void {
    this.#columns ??= sampleColumns(section.head, plan)
    this.#headers.push({ sheet: section.name, headerRow: plan.lastRow })
  }

  get sketch(): SourceSketch {
    const { plan, period } = this.#source
    return {
      sheets: this.#source.sheets(),
      headerRow: plan.lastRow,
      columns: this.#columns ?? [],
      headers: this.#headers,
      ...(period.from === '指定' ? {} : { periodFrom: period.from }),
    }
  }
}

const samplesShown = 3
const longestSample = 20

/** Columns whose values nobody needs to see in order to know what they are. */
const unshown: ReadonlySet<string> = new Set([
  ...['身份证号', '户主身份证号', '残疾证号', '联系电话', '银行账号'],
  ...['姓名', '户主姓名', '地址'],
])

/** The columns of a sheet with samples; of people, their numbers, telephones and accounts none. */
function sampleColumns(head: readonly RawRow[], plan: SheetPlan): readonly PreviewColumn[] {
  const rows = head.filter(({ row }) => row > plan.lastRow)
  return usesOf(plan).map(({ header, index, field, by, unit }): PreviewColumn => {
    const column = { header, index, field, by, ...(unit === undefined ? {} : { unit }) }
    if (field !== null && unshown.has(field)) return column
    const texts = rows.map(({ cells }) => shownText(cells[index] ?? null))
    // One long number in a column that nobody knows, and the column may be full of them.
    if (texts.includes(undefined)) return column
    const sample = [...new Set(texts.filter((text) => text !== undefined && text !== ''))]
    return { ...column, sample: sample.slice(0, samplesShown).map(String) }
  })
}

/** What may be shown of a cell; undefined for what may be a number of somebody. */
function shownText(cell: RawCell): string | undefined {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.date
  const text = String(cell).trim()
  const isDay = /^(19|20)\d{2}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?$/.test(text)
  if (!isDay && /[\d０-９]{7}/.test(text.replace(/[\s\-－—*＊]/g, ''))) return undefined
  return text.slice(0, longestSample)
}
