import type { Command } from 'commander'

/** What takes two people, who is related to whom, and what supervision noticed. */
export function registerSupervision(program: Command, place: (command: Command) => Command): void {
  const approvals = program.command('approvals').description('待复核的事项（复核在网页上办理）')
  place(approvals.command('list'))
    .description('列出由一人提出、等另一人复核的事项')
    .option('--state <状态>', '待复核 已同意 已退回 已撤回 已失效 全部', '待复核')
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./approvals.ts')).listAll(options))
  place(approvals.command('show'))
    .description('看一项：提出了什么、谁提出、谁复核、有没有备案近亲属')
    .argument('<编号>', '编号见 doudi approvals list')
    .option('--json', '输出一份 JSON')
    .action(async (id, options) => (await import('./approvals.ts')).show(id, options))

  const relatives = program.command('relatives').description('近亲属备案（经办人员、村干部）')
  place(relatives.command('list'))
    .description('列出备案的工作人员和近亲属，证件号不显示全号')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./relatives.ts')).listAll(options))
  place(relatives.command('import'))
    .description('从表格登记：工作人员、工作人员身份证号、职务、关系、近亲属、近亲属身份证号')
    .argument('<文件>', 'xlsx 或 csv')
    .option('--by <姓名>', '经办人', '命令行')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./relatives.ts')).takeIn(file, options))

  place(program.command('supervision'))
    .description('监督提示：异常查阅、集中导出、认定偏离、单人办理、近亲属等，先查一遍再列出')
    .option('--state <状态>', '待核实 属实 排除 全部', '待核实')
    .option('--since <日期>', '从哪一天的日志查起（默认最近几天）')
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./supervision.ts')).supervision(options))
}
