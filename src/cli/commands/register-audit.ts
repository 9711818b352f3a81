import type { Command } from 'commander'

type Place = (command: Command) => Command

/** Commands on the log: who did and saw what, and whether it is whole. */
export function registerAudit(program: Command, place: Place): void {
  const audit = program
    .command('audit')
    .description('日志：谁在何时看过、办过什么；核验有没有被改动；锚点')
  place(audit.command('list'))
    .description('列出日志，新的在前')
    .option('--kind <种类>', '读取 写入 导出 揭示 登录 拒绝 管理 命令')
    .option('--actor <姓名>', '只看这个人的')
    .option('--from <日期>', '从哪天起')
    .option('--to <日期>', '到哪天止（含当天）')
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./audit.ts')).list(options))
  place(audit.command('who-read'))
    .description('谁看过某人（某户）的信息：页面、清单、查找、导出、揭示都算')
    .argument('<人或户>', '姓名、身份证号、户号，或人的编号')
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--json', '输出一份 JSON')
    .action(async (text, options) => (await import('./audit.ts')).readBy(text, options))
  place(audit.command('export'))
    .description('导出日志，每行一条 JSON，新的在前')
    .requiredOption('--out <文件>', '写到哪个文件')
    .option('--from <日期>', '从哪天起')
    .option('--to <日期>', '到哪天止（含当天）')
    .action(async (options) => (await import('./audit.ts')).exportLog(options))
  place(audit.command('verify'))
    .description('核验日志和救助链：改动、删除、插入、调换的，指出是哪一条')
    .option('--anchor <文件>', '并与以前导出的锚点核对（只用其中的公钥）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./audit.ts')).verify(options))
  place(audit.command('anchor'))
    .description('做一个锚点：日志和救助链现在到哪里，并签名（服务运行时每天自动做一个）')
    .option('--out <文件>', '写到文件，请存到别处')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./audit.ts')).anchor(options))
}
