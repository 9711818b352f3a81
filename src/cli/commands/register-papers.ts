import type { Command } from 'commander'

type Place = (command: Command) => Command

/** Commands that write what goes out: ledgers, the upper level's tables, the list to put right before. */
export function registerPapers(program: Command, place: Place): void {
  place(program.command('export'))
    .description('导出台账，或按上级版式填表；不写代码则列出可导出的表')
    .argument('[代码]', '表的代码或名称')
    .option('--list', '列出可导出的表')
    .option('--month <年月>', '数据月份，如 2024-09（默认本月；以往月份按月末的登记）')
    .option('--township <乡镇>', '只导一个乡镇（名称或代码）')
    .option('--full', '含完整证件号和敏感信息；须写 --purpose')
    .option('--purpose <用途>', '为什么要完整证件号，记入查阅日志')
    .option('--out <文件>', '写到哪个 .xlsx、.csv 文件或文件夹（默认当前文件夹）')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (code, options) => (await import('./export.ts')).exportTable(code, options))

  place(program.command('precheck'))
    .description('上报前预检：按上级质检规则列出要改的地方')
    .option('--township <乡镇>', '只看一个乡镇（名称或代码）')
    .option('--rule <编号>', '只看一条规则')
    .option('--out <文件>', '把全部清单写成 .xlsx 或 .csv')
    .option('--today <日期>', '按某一天检查（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./precheck.ts')).precheck(options))
}
