import type { Command } from 'commander'

type Placed = (command: Command) => Command

/** The commands about what other departments are asked, and ask: leads, requests, queries. */
export function registerExchange(program: Command, place: Placed): void {
  registerLeads(program, place)
}

function registerLeads(program: Command, place: Placed): void {
  const leads = place(program.command('leads'))
    .description('线索：不在册、但符合筛查条件的人，交乡镇走访')
    .option('--state <状态>', '待走访（默认）已走访 已入库 已排除 已撤回 全部')
    .option('--township <区划代码>', '只看一个乡镇')
    .option('--department <部门>', '只看交给该部门的')
    .option('--overdue', '只看逾期未走访的')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./leads.ts')).leads(options))
  const step = (name: string) =>
    leads
      .command(name)
      .argument('<编号>', '线索编号')
      .option('--by <姓名>', '经办人', '命令行')
      .option('--reason <情况>', '走访情况，或排除理由')
  const settle =
    (name: 'received' | 'visited' | 'excluded') =>
    async (id: string, _: unknown, command: Command) =>
      (await import('./leads.ts')).settleLead(name, id, command.optsWithGlobals())
  step('received').description('签收一条线索').action(settle('received'))
  step('visited')
    .description('记录走访结果')
    .requiredOption('--outcome <结果>', '已申请 已入库 不符合 查无此人')
    .action(settle('visited'))
  step('excluded').description('不走访，排除一条线索（须写理由）').action(settle('excluded'))
  leads
    .command('push')
    .description('把等待的线索推送给乡镇（监测时用 --push 也会推送）')
    .action(async (_: unknown, command: Command) =>
      (await import('./leads.ts')).pushLeads(command.optsWithGlobals()),
    )
}
