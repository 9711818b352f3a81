import type { Latency } from './latency.ts'
import type { ImportFigures } from './measure-import.ts'
import type { BenchFigures } from './run-bench.ts'

type Line = readonly [what: string, figure: string, aim: string]

/** The figures as lines of a table: what, figure, aim. */
export function tableOfBench(figures: BenchFigures): readonly Line[] {
  const { round, household, imports } = figures
  const aims: Readonly<Record<string, string>> = { 三项都变: '≤ 12', 没有变化: '≤ 5' }
  return [
    ...Object.entries(imports).flatMap(([name, one]) => importLines(name, one, aims[name] ?? '')),
    [
      '(b) 全量测算/手写查询 categories to a hand-written query',
      `${round.ratio.toFixed(2)}（CPU ${shown(round.cpuRatio)}），${seconds(round.evaluateSeconds)}`,
      '≤ 3',
    ],
    ['(b) 与手写查询不同的行 differing rows', String(round.differingRows), '0'],
    ['(b) 每CPU秒户数 households per CPU second', shown(round.householdsPerCpuSecond, 0), ''],
    [
      '(b) 规则与预警 rules with alerts',
      `${seconds(round.rulesAndAlertsSeconds)}，预警 ${round.alertsRaised}；再跑一遍 ${seconds(
        round.secondRulesAndAlertsSeconds,
      )}，新增 ${round.raisedAgain}`,
      '新增 0',
    ],
    ['(c) 一户重新测算 one household again', latency(household), 'p99 < 50 ms'],
  ]
}

function importLines(name: string, one: ImportFigures, aim: string): readonly Line[] {
  const { stages } = one
  const parts = Object.entries(stages).map(([stage, used]) => `${stage} ${used.toFixed(2)}`)
  const lines: Line[] = [
    [
      `(a) ${name}：导入/COPY import to COPY`,
      `${one.ratio.toFixed(1)}（CPU ${shown(one.cpuRatio, 1)}）`,
      aim,
    ],
    [
      `(a) ${name}：行/秒 rows per second`,
      `${Math.round(one.rowsPerSecond)}（${one.rows} 行，${seconds(one.seconds)}）`,
      '',
    ],
    [`(a) ${name}：各阶段秒 seconds by stage`, parts.join(' '), ''],
    [
      `(a) ${name}：内存峰值/新增字节/加密 peak, bytes added, encrypted`,
      `${one.peakMegabytes.toFixed(0)} MB / ${(one.grownBytes / 1e6).toFixed(1)} MB / ${one.encrypted}`,
      '< 500 MB / – / 0',
    ],
  ]
  if (!one.reads) return lines
  return [...lines, ['(d) 导入时每秒200次读取 reads meanwhile', latency(one.reads), 'p99 < 50 ms']]
}

function latency({ p50, p99, count }: Latency): string {
  return `p50 ${p50.toFixed(1)} ms，p99 ${p99.toFixed(1)} ms（${count} 次）`
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`
}

function shown(value: number | undefined, digits = 2): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
