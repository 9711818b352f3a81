import type { Command } from 'commander'

type Placed = (command: Command) => Command

/** The commands about what other departments owe, are asked, and ask. */
export function registerExchange(program: Command, place: Placed): void {
  registerDue(program, place)
  registerLeads(program, place)
  registerRequests(program, place)
  registerQuery(program, place)
}

function registerDue(program: Command, place: Placed): void {
  place(program.command('due'))
    .description('各部门该送哪些数据、哪天前送、送了没有、哪些乡镇还缺')
    .option('--as-of <日期>', '哪一天的情况（默认今天）')
    .option('--department <部门>', '只看一个部门')
    .option('--state <状态>', '未到期 待送达 部分送达 已送达 逾期')
    .option('--missing', '部分送达的，列出还缺的乡镇')
    .option('--townships', '最近一份文件在各乡镇的结果：行数、对应、变化、线索、预警')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./due.ts')).due(options))
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
  leads
    .command('list')
    .description('列出线索（与不写子命令相同）')
    .action(async (_: unknown, command: Command) =>
      (await import('./leads.ts')).leads(command.optsWithGlobals()),
    )
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
    .command('elsewhere')
    .description('同时登记在别的县的人（只显示县名）')
    .option('--raise', '对方类别查得到的，记入跨县比对并按规则预警')
    .action(async (_: unknown, command: Command) =>
      (await import('./leads.ts')).elsewhere(command.optsWithGlobals()),
    )
  leads
    .command('push')
    .description('把等待的线索推送给乡镇（监测时用 --push 也会推送）')
    .action(async (_: unknown, command: Command) =>
      (await import('./leads.ts')).pushLeads(command.optsWithGlobals()),
    )
}

function registerRequests(program: Command, place: Placed): void {
  const requests = place(program.command('requests'))
    .description('催数：向哪个部门要哪些数据，期限，督办；可生成答复文件')
    .option('--state <状态>', '待送达 部分送达（默认这两种）已送达 已撤回 全部')
    .option('--department <部门>', '只看一个部门')
    .option('--township <区划代码>', '只看一个乡镇')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./requests.ts')).requests(options))
  requests
    .command('file')
    .description('生成答复文件：只列要问的人和要答的列，含证件号，只发给该部门')
    .argument('<编号>', '催数编号')
    .option('--out <目录>', '写到哪里（默认当前目录）')
    .action(async (id, _: unknown, command: Command) =>
      (await import('./requests.ts')).requestFile(id, command.optsWithGlobals()),
    )
  requests
    .command('people')
    .description('还要问哪些人')
    .argument('<编号>', '催数编号')
    .action(async (id, _: unknown, command: Command) =>
      (await import('./requests.ts')).requestPeople(id, command.optsWithGlobals()),
    )
  requests
    .command('answer')
    .description('导入填好的答复文件')
    .argument('<文件>', '部门交回的答复文件')
    .option('--id <编号>', '文件里的编号一行被删掉时指明')
    .action(async (file, _: unknown, command: Command) =>
      (await import('./requests.ts')).requestAnswer(file, command.optsWithGlobals()),
    )
}

function registerQuery(program: Command, place: Placed): void {
  place(program.command('query'))
    .description('部门查询：是不是低收入人口、哪一类、有效日；用途必填并记入日志，不留存名单')
    .argument('[名单]', '一份名单文件，结果写在它自己的列旁边')
    .option(
      '--number <身份证号>',
      '查一个人，可以写多次',
      (one: string, all: readonly string[]) => [...all, one],
      [],
    )
    .option('--name <姓名>', '同时核对姓名')
    .option('--purpose <用途>', '查询用途，必填')
    .option('--department <部门>', '哪个部门来查')
    .option('--out <目录或文件>', '名单的结果写到哪里（默认当前目录）')
    .option('--by <姓名>', '经办人', '命令行')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./query.ts')).query(file, options))
}
