import type { IntakeFigures } from './measure-intake.ts'
import type { ReadingFigures } from './measure-reading.ts'
import type { ReadFigures } from './read-alone.ts'
import type { ReadingBenchReport } from './run-reading-bench.ts'

type Line = readonly [what: string, figure: string, aim: string]

const aims: Readonly<Record<string, string>> = { csv: '≤ 300 MB', xlsx: '≤ 500 MB', xls: '' }

/** The figures as lines of a table: what, figure, aim. */
export function tableOfReadingBench(report: ReadingBenchReport): readonly Line[] {
  return [...report.reading.flatMap(readingLines), ...report.intake.flatMap(intakeLines)]
}

function readingLines(one: ReadingFigures): readonly Line[] {
  const megabytes = (one.bytes / 1e6).toFixed(0)
  const what = `.${one.name} ${one.rows} 行×12列，${megabytes} MB`
  return [
    [`(j) ${what}：本程序 ours`, readText(one.ours), aims[one.name] ?? ''],
    [`(j) ${what}：${one.library} 空读 alone`, readText(one.alone), ''],
  ]
}

function readText({ rows, seconds, cpuSeconds, peakMegabytes, refusal }: ReadFigures): string {
  const memory = `峰值 ${peakMegabytes.toFixed(0)} MB`
  if (refusal !== undefined) return `${memory}，${refusal}`
  const speed = Math.round(rows / seconds)
  return `${speed} 行/秒，CPU ${cpuSeconds.toFixed(1)} s，${memory}`
}

function intakeLines(one: IntakeFigures): readonly Line[] {
  const { copySeconds: copy } = one
  const stages = Object.entries(one.stages).map(([stage, used]) => `${stage} ${used.toFixed(2)}`)
  const times =
    copy === undefined ? '' : `，COPY ${copy.toFixed(2)} s 的 ${(one.seconds / copy).toFixed(1)} 倍`
  const cpu = one.matchCpuSeconds
  return [
    [
      `(k) 导入 ${one.name}，${one.rows} 行 taken in`,
      `${Math.round(one.rows / one.seconds)} 行/秒（${one.seconds.toFixed(1)} s${times}），峰值 ${one.peakMegabytes.toFixed(0)} MB`,
      '',
    ],
    [`(k) ${one.name}：各阶段秒 seconds by stage`, stages.join(' '), ''],
    [
      `(k) ${one.name}：匹配 CPU 秒 matching, CPU seconds`,
      `${cpu === undefined ? '–' : cpu.toFixed(1)}（匹配 ${one.matched}，候选 ${one.candidates}）`,
      '',
    ],
  ]
}
