import type { Command } from 'commander'

type Place = (command: Command) => Command

/** Commands that keep the data safe, and no longer than they may be kept: keys, backups, retention. */
export function registerKeeping(program: Command, place: Place): void {
  const keys = program.command('keys').description('密钥：查看、轮换、更换主密钥、核对')
  place(keys.command('list'))
    .description('列出数据密钥：用途、代次、算法、状态，以及还有多少内容由旧密钥加密')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./keys.ts')).list(options))
  place(keys.command('rotate'))
    .description('轮换数据密钥，逐行改写密文；服务可照常运行，中断后再执行一次即接着办')
    .option('--index', '更换检索索引的密钥（须先停止服务；一次完成，中断则维持原样）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./keys.ts')).rotate(options))
  place(keys.command('rewrap'))
    .description('更换主密钥：新的密钥文件和恢复单，旧恢复单作废（须先停止服务）')
    .action(async (options) => (await import('./keys.ts')).rewrap(options))
  place(keys.command('check'))
    .description('逐条解开加密的号码并与索引核对，发现被改动或调换的')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./keys.ts')).check(options))

  const retention = program.command('retention').description('保留期限：查看和删除期限已满的内容')
  place(retention.command('due'))
    .description('列出保留期限已满的内容：哪项事实、多少个值、最早哪天')
    .option('--today <日期>', '按某一天查看（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./retention.ts')).retentionDue(options))
  place(retention.command('run'))
    .description('删除保留期限已满的内容；中断后再执行一次即接着办，救助链仍可核验')
    .option('--confirm', '确认删除（不能恢复）')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./retention.ts')).retentionRun(options))

  const backup = program.command('backup')
  place(backup)
    .description('把全部数据和原件备份成一个加密文件；服务和导入可照常进行')
    .argument('<文件>', '写到哪个文件（已存在的不覆盖）')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./backup.ts')).backup(file, options))
  keyed(backup.command('verify'))
    .description('逐段核对一份备份是否完整、未被改动，不写入任何内容')
    .argument('<文件>', '备份文件')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./backup.ts')).verify(file, options))
  keyed(place(program.command('restore')))
    .description('把备份恢复到一个空目录（或 DATABASE_URL 指定的空数据库），并逐表核对')
    .argument('<文件>', '备份文件')
    .option('--engine <引擎>', '数据库引擎：embedded（默认）或 pglite（只供试用）')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./backup.ts')).restore(file, options))
}

/** Which key opens a backup: a key file, or the code on the recovery sheet. */
function keyed(command: Command): Command {
  return command
    .option('--key-file <文件>', '备份时的密钥文件（默认按备份里的编号找）')
    .option('--code-file <文件>', '写有恢复码的文件：密钥文件丢失时用，恢复时重建密钥文件')
}
