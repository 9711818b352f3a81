import type { Command } from 'commander'

const json = ['--json', '输出一份 JSON'] as const
const today = ['--today <日期>', '按某一天办理（默认今天）'] as const
const asOf = ['--as-of <日期>', '评估日：那一天有效的情况（默认今天，现在的情况）'] as const
const knownAt = ['--known-at <时刻>', '只看那时已经登记的，如 2024-10-11'] as const
const by = ['--by <姓名>', '经办人', '命令行'] as const

/** The commands about policy; `place` adds where the data lie. */
export function registerPolicy(program: Command, place: (command: Command) => Command): void {
  const policy = program
    .command('policy')
    .description('政策包：检查、个案、条文对照、试运行、推演、发布')
  withoutData(policy)
  place(policy.command('print'))
    .description('打印政策包：条款和标签在左，系统执行的内容在右，供不懂编程的人对照文件')
    .argument('<政策包>', '标识（policies/ 下的文件夹）、文件夹、已发布的版本，或 在用')
    .option('--text <文件>', '文件原文（纯文本），或以文号命名的文件夹')
    .option('--html <文件>', '写成可打印的网页（A4）')
    .option('--as-of <日期>', '参数取哪天的值（默认今天）')
    .option(...json)
    .action(async (pack, options) => (await import('./print.ts')).print(pack, options))
  aboutRules(policy, place)
  aboutVersions(policy, place)
}

function withoutData(policy: Command): void {
  policy
    .command('check')
    .description('检查政策包：名称、类型、单位，能否编译成两种引擎；不写政策包就检查全部')
    .argument('[政策包]', '政策包的标识或文件夹')
    .option(...json)
    .action(async (id, options) => (await import('./check.ts')).check(id, options))
  policy
    .command('test')
    .description('运行个案（两种引擎）；不写文件就运行全部政策包自带的个案')
    .argument('[文件...]', '个案文件（JSON、YAML），或政策包的文件夹')
    .option(...json)
    .action(async (files, options) => (await import('./test.ts')).test(files, options))
}

function aboutRules(policy: Command, place: (command: Command) => Command): void {
  place(policy.command('trial'))
    .description('试运行一条监测规则：今天会产生多少、涉及谁、抽样解释；不产生预警')
    .argument('<规则>', '规则编号，如 W30')
    .option(...asOf)
    .option(...knownAt)
    .option('--limit <条数>', '抽样多少个', '3')
    .option(...json)
    .action(async (rule, options) => (await import('./trial.ts')).trial(rule, options))
  for (const [name, state] of [
    ['enable', '启用'],
    ['disable', '停用'],
  ] as const) {
    place(policy.command(name))
      .description(`${state}一条监测规则（记录谁、何时、为什么），下一轮监测起生效`)
      .argument('<规则>', '规则编号，如 W30')
      .option('--reason <理由>', '理由（必填）')
      .option(...by)
      .option(...today)
      .option(...json)
      .action(async (rule, options) => (await import('./switch.ts')).switchTo(state, rule, options))
  }
  place(policy.command('rules'))
    .description('列出监测规则：是否启用，最近由谁开关')
    .option(...json)
    .action(async (options) => (await import('./switch.ts')).rules(options))
}

function aboutVersions(policy: Command, place: (command: Command) => Command): void {
  place(policy.command('diff'))
    .description('比较两个政策包或版本：条文哪里不同；有平台数据时，多少户的结果不同')
    .argument('<旧>', '标识（policies/ 下的文件夹）、文件夹、已发布的版本，或 在用')
    .argument('<新>', '同上')
    .option(...asOf)
    .option(...knownAt)
    .option(...json)
    .action(async (before, after, options) =>
      (await import('./diff.ts')).diff(before, after, options),
    )
  place(policy.command('simulate'))
    .description('在全部在册户上推演：谁进谁出、每月每年多少钱；不写入任何数据')
    .argument('<政策包>', '标识（policies/ 下的文件夹）、文件夹、已发布的版本，或 在用')
    .option('--set <参数=值>', '换一个参数的值，如 低保标准.农村=480；可写多次', collect)
    .option(...asOf)
    .option(...knownAt)
    .option('--csv <文件>', '把结果有变的户写成 CSV')
    .option('--limit <条数>', '名单最多列多少户', '30')
    .option(...json)
    .action(async (pack, options) => (await import('./simulate.ts')).simulate(pack, options))
  place(policy.command('publish'))
    .description('发布一个版本：能编译、自带个案全部通过才发布；列出结果会不同的户')
    .argument('<政策包>', '标识或文件夹')
    .option('--from <日期>', '施行日期（默认今天）')
    .option('--propose', '只提出，由另一人在网页上复核后施行')
    .option('--fewer-cases <理由>', '自带个案比在用的版本少时，写明为什么（随版本保存）')
    .option(...by)
    .option(...today)
    .option('--limit <条数>', '名单最多列多少户', '30')
    .option(...json)
    .action(async (pack, options) => (await import('./publish.ts')).publish(pack, options))
  place(policy.command('versions'))
    .description('列出发布过的版本，哪个在用')
    .option(...json)
    .action(async (options) => (await import('./versions.ts')).versions(options))
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
