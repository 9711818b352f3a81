#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { isRefusal } from '#kernel/index'
import { registerExchange } from './commands/exchange.ts'
import { registerPolicy } from './commands/policy/register.ts'
import { tell } from './output.ts'

const program = new Command('doudi')
program
  .description('兜底：低收入人口动态监测与分层分类社会救助')
  .version(version(), '-V, --version', '显示版本')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [command]', '显示某个命令的帮助')
  .exitOverride()
  .showHelpAfterError('（加 --help 查看用法）')

const place = (command: Command): Command =>
  command.option(
    '--data <目录>',
    '数据目录（默认 DOUDI_DATA，其次用户目录；也可用 DATABASE_URL 指定服务器）',
  )

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]

place(program.command('init'))
  .description('建立一个空的平台：选政策、建表、生成密钥')
  .requiredOption('--policy <政策包>', '政策包：policies/ 里的文件夹名，或自己的文件夹')
  .option('--divisions <文件>', '区划文件（默认用政策包自带的）')
  .option('--key-file <文件>', '密钥文件的位置（默认在数据目录之外）')
  .option('--engine <引擎>', '数据库引擎：embedded（默认）或 pglite（只供试用）')
  .action(async (options) => (await import('./commands/init.ts')).init(options))

place(program.command('import'))
  .description('导入一份部门文件或台账；数据集写 auto 自动识别')
  .argument('<数据集>', 'auto 或数据集代码')
  .argument('<文件>', 'xlsx、xls、csv 等任何形状的表')
  .option('--period <年月>', '数据所属月份，如 2024-09')
  .option('--mode <方式>', '全量 或 增量（默认按数据集）')
  .option('--header-row <行>', '表头在第几行（默认自动识别）')
  .option('--dry-run', '只看会改变什么，不入库')
  .option('--hold', '读入并暂存，等人确认后再入库（doudi batches）')
  .option('--rows', '逐行显示读到的内容（含证件号明文，只在本机终端用）')
  .option('--today <日期>', '按某一天办理（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (dataset, file, options) =>
    (await import('./commands/import.ts')).importFiles(dataset, file, options),
  )

const batches = place(program.command('batches'))
  .description('批次：列出、看一个批次会改变什么、入库、放弃')
  .argument('[批次]', '批次编号，前几位即可')
  .option('--state <状态>', '暂存 待确认 已入库 已撤销 已放弃')
  .option('--limit <条数>', '最多列多少条', '50')
  .option('--today <日期>', '按某一天办理（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (batch, options) => (await import('./commands/batches.ts')).batches(batch, options))
place(batches.command('commit'))
  .description('待确认的批次入库，并评估涉及的家庭')
  .argument('<批次>', '批次编号，前几位即可')
  .option('--today <日期>', '按某一天办理（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (batch, _, command) =>
    (await import('./commands/batches.ts')).commit(batch, command.optsWithGlobals()),
  )
place(batches.command('discard'))
  .description('放弃待确认的批次，什么都不改')
  .argument('<批次>', '批次编号，前几位即可')
  .action(async (batch, _, command) =>
    (await import('./commands/batches.ts')).discard(batch, command.optsWithGlobals()),
  )
place(batches.command('rows'))
  .description('列出批次的行：结论、会改变什么、问题')
  .argument('<批次>', '批次编号，前几位即可')
  .option(
    '--filter <哪些>',
    '可用 已自动修正 需确认 不能用 合计签字 新增 变更 不变 不再出现 冲突 候选',
  )
  .option('--limit <条数>', '最多列多少条', '50')
  .option('--json', '输出一份 JSON')
  .action(async (batch, _, command) =>
    (await import('./commands/batches.ts')).rows(batch, command.optsWithGlobals()),
  )
place(batches.command('errors'))
  .description('把问题写回发来的文件：加“问题”“建议值”两列，标出有问题的格')
  .argument('<批次>', '批次编号，前几位即可')
  .option('--out <目录>', '写到哪个文件夹（默认当前文件夹）')
  .option('--json', '输出一份 JSON')
  .action(async (batch, _, command) =>
    (await import('./commands/batches.ts')).errors(batch, command.optsWithGlobals()),
  )

place(program.command('undo'))
  .description('撤销一个批次：撤回它带来的事实、预警、线索；人作出的决定保留并列出')
  .argument('<批次>', '批次编号，前几位即可')
  .option('--reason <理由>', '为什么撤销，写入记录')
  .option('--dry-run', '只看会撤回什么，不撤销')
  .option('--today <日期>', '按某一天办理（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (batch, options) => (await import('./commands/undo.ts')).undo(batch, options))

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
  .action(async (code, options) =>
    (await import('./commands/export.ts')).exportTable(code, options),
  )

place(program.command('precheck'))
  .description('上报前预检：按上级质检规则列出要改的地方')
  .option('--township <乡镇>', '只看一个乡镇（名称或代码）')
  .option('--rule <编号>', '只看一条规则')
  .option('--out <文件>', '把全部清单写成 .xlsx 或 .csv')
  .option('--today <日期>', '按某一天检查（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/precheck.ts')).precheck(options))

place(program.command('mapping'))
  .description('一种数据的表头读作什么：查看、指明、不导入、忘掉')
  .argument('<数据集>', '数据集代码、名称，或批次号')
  .option('--set <表头=字段>', '这个表头读作哪一项，可以写多次', collect, [])
  .option('--drop <表头>', '这一列不导入，可以写多次', collect, [])
  .option('--forget <表头>', '忘掉说过的，可以写多次', collect, [])
  .option('--json', '输出一份 JSON')
  .action(async (dataset, options) =>
    (await import('./commands/mapping.ts')).mapping(dataset, options),
  )

place(program.command('words'))
  .description('文件里代码表不认识的词：查看、答复；答复后记住，下次不再问')
  .argument('[批次]', '只看一个批次')
  .option('--set <字段:词=值>', '这个词是哪个值，可以写多次', collect, [])
  .option('--none <字段:词>', '这个词没有已知的意思，可以写多次', collect, [])
  .option('--json', '输出一份 JSON')
  .action(async (batch, options) => (await import('./commands/words.ts')).words(batch, options))

place(program.command('monitor'))
  .description('监测一轮：重新测算所有家庭，生成预警，催数据，督办超期')
  .option('--as-of <日期>', '评估日（默认今天；早于最近一轮的只试算，不写入）')
  .option('--push', '把新预警按政策推送给责任部门和乡镇')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/monitor.ts')).monitor(options))

place(program.command('alerts'))
  .description('列出预警')
  .option('--class <类别>', '① ② ③ ④ 质控 监督 数据质量')
  .option('--department <部门>', '只看推送给该部门的')
  .option('--state <状态>', '待推送 处置中 已办结 误报 情形已消失')
  .option('--limit <条数>', '最多列多少条', '50')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/alerts.ts')).alerts(options))

place(program.command('explain'))
  .description('解释一户的测算结果：条件、数值、来源、依据、缺什么')
  .argument('<户>', '户号、成员姓名或身份证号')
  .option('--as-of <日期>', '哪一天的情况，按现在所知（默认今天）')
  .option('--known-at <日期或时刻>', '只按当时已有的记录，如 2024-10-11 或 2024-10-11 15:30')
  .option('--json', '输出一份 JSON')
  .option('--html <文件>', '写成可打印的网页')
  .action(async (household, options) =>
    (await import('./commands/explain.ts')).explain(household, options),
  )

place(program.command('aid'))
  .description('应享与在享：一户的救助项目、金额、依据、缺什么；--gaps 排查全部')
  .argument('[户]', '户号、成员姓名或身份证号')
  .option('--gaps', '全部家庭：应享未享、不应享而享、重复享受、待核实')
  .option(
    '--scheme <项目>',
    '只看这个项目，可以写多次；写了户，逐条解释',
    (one: string, all: readonly string[]) => [...all, one],
    [],
  )
  .option('--list <条数>', '每个项目每种情况列出多少条', '20')
  .option('--all', '不适用的也列出')
  .option('--as-of <日期>', '评估日（默认今天）')
  .option('--json', '输出一份 JSON')
  .action(async (household, options) => (await import('./commands/aid.ts')).aid(household, options))

place(program.command('chain'))
  .description('一户一条救助链')
  .argument('<户>', '户号、成员姓名或身份证号')
  .option('--json', '输出一份 JSON')
  .action(async (household, options) =>
    (await import('./commands/chain.ts')).chain(household, options),
  )

registerExchange(program, place)

place(program.command('candidates'))
  .description(
    '候选匹配：证件号或姓名有问题的行可能是谁，由人确认（confirm）或排除（refuse），不会自动采用',
  )
  .argument('[动作]', 'confirm 或 refuse；不写则列出')
  .argument('[编号]', '候选的编号')
  .option('--batch <批次>', '只看一个批次')
  .option('--all', '已处理的也列出')
  .option('--reason <理由>', '确认或排除的理由')
  .option('--by <姓名>', '经办人', '命令行')
  .option('--json', '输出一份 JSON')
  .action(async (action, id, options) =>
    (await import('./commands/candidates.ts')).candidates(action, id, options),
  )

place(program.command('problems'))
  .description('列出读不了或要确认的行：哪份文件、哪一行、什么问题')
  .option('--batch <批次>', '只看一个批次')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/findings.ts')).problems(options))

place(program.command('restore-key'))
  .description('用恢复单重建密钥文件，并换新口令')
  .requiredOption('--code-file <文件>', '写有恢复码的文件（用后请销毁）')
  .option('--key-file <文件>', '密钥文件的新位置')
  .action(async (options) => (await import('./commands/restore-key.ts')).restore(options))

const decide = program.command('decide').description('记录认定、不予认定、书面告知、终止')
for (const [name, text] of [
  ['recognise', '记录认定'],
  ['refuse', '记录不予认定（开始3个工作日书面告知期限）'],
  ['notify', '记录已书面告知'],
  ['terminate', '记录终止（须先有核实结论；只停止，不删除）'],
] as const) {
  place(decide.command(name))
    .description(text)
    .argument('<户>', '户号、成员姓名或身份证号')
    .option('--category <类别>', '类别，如 低保对象')
    .option('--person <姓名>', '只对户内一人（单人保等）')
    .option('--document <文号>', '依据的文书')
    .option('--month <年月>', '从哪个月起')
    .option('--reason <理由>', '理由')
    .option('--check <文书>', '核实结论的文书（终止必填）')
    .option('--by <姓名>', '决定人', '命令行')
    .option('--today <日期>', '决定日（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (household, options) =>
      (await import('./commands/decide.ts')).decide(name, household, options),
    )
}

registerPolicy(program, place)

place(program.command('serve'))
  .description('启动服务和网页（默认只在本机）')
  .option('--port <端口>', '端口', '8620')
  .option('--host <地址>', '监听地址', '127.0.0.1')
  .option('--today <日期>', '按某一天办理（看示例县时用；默认今天）')
  .action(async (options) => (await import('./commands/serve.ts')).serve(options))

place(program.command('demo'))
  .description('示例县：导入两个月的部门文件，监测两轮，与预期核对，然后启动服务')
  .option('--no-serve', '核对完就结束')
  .option('--files <文件夹>', '用这个文件夹里已有的文件和预期，不另生成')
  .option('--engine <引擎>', 'embedded（默认）或 pglite')
  .option('--port <端口>', '端口', '8620')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/demo.ts')).demo(options))

place(program.command('doctor'))
  .description('体检：装了什么、引擎和版本、数据多大、哪里不对')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/doctor.ts')).doctor(options))

program
  .command('matching-quality')
  .description('检验匹配：造一份底册和一份有错的文件，报告自动匹配的准确率和候选的找回率')
  .option('--rows <行数>', '文件的行数', '5000')
  .option('--seed <数>', '随机种子，同一个数得到同一份文件', '20240911')
  .option('--json', '输出一份 JSON')
  .action(async (options) =>
    (await import('./commands/matching-quality.ts')).matchingQuality(options),
  )

program
  .command('bench')
  .description('性能测量（比值，见 docs/benchmarks.md）')
  .option(
    '--persons <n...>',
    '登记人数，可以写几个（不写为 100000；--policy 只取第一个，不写为 500000）',
  )
  .option('--policy', '只测量政策测算：逐户说明、与其他引擎对照、全量模拟')
  .option('--reading', '只测量读取和导入大文件（--persons 0 只读取）')
  .option('--rows <n>', '大文件的行数（不写为 1000000）')
  .option('--json', '输出一份 JSON')
  .action(async (options) => (await import('./commands/bench.ts')).bench(options))
program
  .command('bench-read <reader> <file>', { hidden: true })
  .action(async (reader, file) => (await import('./commands/bench.ts')).benchRead(reader, file))
program
  .command('bench-reader <folder> <households>', { hidden: true })
  .action(async (folder, households) =>
    (await import('./commands/bench.ts')).benchReader(folder, households),
  )

// A reader such as head may leave before the end: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explainEnd(error)
}

/** 0 done, 1 refused with the reason, 2 usage. */
function explainEnd(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (isRefusal(error)) {
    tell(error.message)
    return 1
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  tell(`程序出错，数据没有改动：${text}`)
  return 1
}

function version(): string {
  return process.env.npm_package_version ?? '0.1.0'
}
