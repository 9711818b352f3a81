#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { isRefusal } from '#kernel/index'
import { rememberCommand } from './command-name.ts'
import { registerExchange } from './commands/exchange.ts'
import { registerPolicy } from './commands/policy/register.ts'
import { registerAccounts } from './commands/register-accounts.ts'
import { registerAudit } from './commands/register-audit.ts'
import { registerFiles } from './commands/register-files.ts'
import { registerKeeping } from './commands/register-keeping.ts'
import { registerMeasures } from './commands/register-measures.ts'
import { registerPapers } from './commands/register-papers.ts'
import { registerStatistics } from './commands/register-statistics.ts'
import { registerSupervision } from './commands/register-supervision.ts'
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

place(program.command('init'))
  .description('建立一个空的平台：选政策、建表、生成密钥')
  .requiredOption('--policy <政策包>', '政策包：policies/ 里的文件夹名，或自己的文件夹')
  .option('--divisions <文件>', '区划文件（默认用政策包自带的）')
  .option('--key-file <文件>', '密钥文件的位置（默认在数据目录之外）')
  .option('--engine <引擎>', '数据库引擎：embedded（默认）或 pglite（只供试用）')
  .option('--crypto <算法>', '国际（AES-256、SHA-256、Ed25519，默认）或 国密（SM4、SM3、SM2）')
  .action(async (options) => (await import('./commands/init.ts')).init(options))

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

registerFiles(program, place)
registerExchange(program, place)
registerPapers(program, place)
registerKeeping(program, place)
registerAudit(program, place)
registerSupervision(program, place)
registerStatistics(program, place)

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
registerAccounts(program, place)

place(program.command('serve'))
  .description('启动服务和网页（默认只在本机）')
  .option('--port <端口>', '端口', '8620')
  .option('--host <地址>', '监听地址', '127.0.0.1')
  .option('--today <日期>', '按某一天办理（看示例县时用；默认今天）')
  .option(
    '--behind-https [代理地址]',
    '前面有提供 https 的反向代理：只认它转来的来访地址，登录凭证只走 https（默认本机）',
  )
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

registerMeasures(program)

program.hook('preAction', (_program, command) => rememberCommand(command))

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
