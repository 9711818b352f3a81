import type { Command } from 'commander'

type Place = (command: Command) => Command

/** Commands that keep the data safe: its keys. */
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
}
