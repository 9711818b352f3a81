import type { EngineComparison, EngineFigures } from './compare-engines.ts'
import type { PolicyBenchReport } from './run-policy-bench.ts'

type Line = readonly [what: string, figure: string, aim: string]

/** The figures as lines of a table: what, figure, aim. */
export function tableOfPolicyBench(report: PolicyBenchReport): readonly Line[] {
  const { explained, engines, simulation } = report
  const rate = (value: number) => `${Math.round(value)}/CPU秒`
  return [
    [
      '(e) 三口之家逐户说明 explained evaluations',
      `${rate(explained.perCpuSecond)}（每户 ${explained.conditions.toFixed(0)} 条件、${explained.values.toFixed(0)} 个值）`,
      '≥ 500000',
    ],
    [
      '(e) 其中有未知事实 with unknown facts',
      `${rate(explained.withUnknownsPerCpuSecond)}（未决条件 ${(explained.openShare * 100).toFixed(1)} %）`,
      '',
    ],
    ['(e) 只给结论（闭包） verdicts by closures', rate(explained.closuresPerCpuSecond), ''],
    [
      '(f) 完整说明；文字 whole explanation; its text',
      `${rate(explained.explanationsPerCpuSecond)}；${rate(explained.textsPerCpuSecond)}`,
      '',
    ],
    ...engineLines(engines),
    [
      '(h) 模拟（热） simulation, warm',
      `${simulation.warmSeconds.toFixed(2)} s（${simulation.persons} 人，变化 ${simulation.changed} 户）`,
      '< 3 s',
    ],
    [
      '(h) 模拟（冷） simulation, cold',
      `${simulation.coldSeconds.toFixed(2)} s（装入 ${simulation.columns} 列 ${simulation.loadSeconds.toFixed(2)} s，内存 ${simulation.peakMegabytes.toFixed(0)} MB）`,
      '< 15 s',
    ],
    [
      '(i) SQL 测算户数/CPU秒 households per CPU second',
      simulation.sqlHouseholdsPerCpuSecond === undefined
        ? '–'
        : `${Math.round(simulation.sqlHouseholdsPerCpuSecond)}（与快照不同的类别 ${simulation.differingClasses}）`,
      '不同 0',
    ],
  ]
}

function engineLines({ ours, ourClosures, zen, feelin }: EngineComparison): readonly Line[] {
  const line = (name: string, one: EngineFigures | undefined): Line => {
    if (!one) return [`(g) 十项条件 ten conditions: ${name}`, '未安装', '']
    const ratio = (ours.perCpuSecond / one.perCpuSecond).toFixed(1)
    const unknown = Object.entries(one.ofUnknown).map(([says, count]) => `${says} ${count}`)
    return [
      `(g) 十项条件 ten conditions: ${name}`,
      `${Math.round(one.perCpuSecond)}/CPU秒，ours/it ${ratio}，不同 ${one.differing}，未知时 ${unknown.join('、')}`,
      '不同 0',
    ]
  }
  return [
    line('ours, explained', ours),
    line('ours, closures', ourClosures),
    line('ZEN, with trace', zen),
    line('feelin', feelin),
  ]
}
