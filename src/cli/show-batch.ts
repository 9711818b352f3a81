import type { BatchPreview, BatchRow, DatasetMap, RowCounts } from '#sources/index'
import { print, printTable } from './output.ts'

/** What a batch would change, for a person who decides on it. */
export function showPreview(
  preview: BatchPreview,
  { datasets, isGone = false }: { readonly datasets: DatasetMap; readonly isGone?: boolean },
): void {
  const { batchId, changes, roster } = preview
  print(`${preview.fileName}：${preview.datasetName}，${preview.period}，${preview.mode}`)
  if (!isGone) print(`批次 ${batchId}，状态：${preview.state}`)
  if (preview.periodGuess) print(`月份是按${preview.periodGuess}推断的，请核对`)
  if (preview.alreadyImportedAs) print(preview.alreadyImportedAs.sentence)
  if (preview.amends) {
    const { corrected, alreadyTaken, skipped } = preview.amends
    print(`更正文件：更正 ${corrected} 行，已采用过 ${alreadyTaken} 行，没有采用 ${skipped} 行`)
  }
  showRowCounts(preview.rows)
  const compared = preview.comparedWith ? `（与 ${preview.comparedWith.period} 的文件比）` : ''
  print(
    `会改变${compared}：新增 ${changes.new} 行，变更 ${changes.changed} 行，` +
      `不变 ${changes.same} 行，不再出现 ${changes.gone} 个（不会删除），事实 ${changes.facts} 项`,
  )
  for (const { department, dataset, count } of changes.conflicts) {
    print(`与${department}“${datasets.find(dataset)?.name ?? dataset}”冲突 ${count} 项`)
  }
  if (roster) {
    print(
      `建户 ${roster.householdsFormed} 户，建档 ${roster.personsFormed} 人，` +
        `认定 ${roster.recognitions} 件，终止 ${roster.terminations} 件`,
    )
  } else {
    print(
      `匹配在册 ${preview.matched} 人，未在册 ${preview.unmatched} 行；` +
        `候选 ${preview.candidates} 个，线索 ${preview.leads} 条`,
    )
  }
  showColumns(preview)
  for (const note of preview.notes) print(`提示：${note}`)
  const next = isGone
    ? '请用 --hold 暂存后，用 doudi words 说明它的意思'
    : 'doudi words 说明它的意思'
  for (const word of preview.words) {
    print(`词语“${word.word}”（${word.header}，${word.count} 行）不认识，${next}`)
  }
  showProblems(preview.problems)
}

function showColumns({ columns }: BatchPreview): void {
  if (columns.length === 0) return
  printTable(
    ['表头', '读作', '依据'],
    columns.map((one) => [one.header, one.field ?? '不导入', one.by]),
  )
}

export function showRowCounts(rows: RowCounts): void {
  print(
    `共 ${rows.total} 行：可用 ${rows.usable}，已自动修正 ${rows.corrected}，` +
      `需确认 ${rows.needConfirm}，不能用 ${rows.refused}，合计签字等 ${rows.dropped}`,
  )
}

export function showProblems(
  problems: readonly {
    readonly sheet: string
    readonly row: number
    readonly column: string
    readonly verdict: string
    readonly problem: string
  }[],
): void {
  if (problems.length === 0) return
  print('需要处理的行：')
  printTable(
    ['工作表', '行', '列', '结论', '问题'],
    problems.map((one) => [one.sheet, one.row, one.column, one.verdict, one.problem]),
  )
}

export function showRows(rows: readonly BatchRow[]): void {
  printTable(
    ['工作表', '行', '姓名', '乡镇', '结论', '变化', '内容'],
    rows.map((one) => [
      one.sheet,
      one.row,
      one.name ?? '',
      one.township ?? '',
      one.verdict,
      one.change ?? '',
      [
        ...one.changes.map(
          ({ fact, beforeText, afterText }) => `${fact}：${beforeText} → ${afterText}`,
        ),
        ...one.problems.map(({ problem }) => problem),
      ].join('；'),
    ]),
  )
}
