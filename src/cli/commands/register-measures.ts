import type { Command } from 'commander'

/** Commands that measure: how well rows find their persons, how fast everything is. */
export function registerMeasures(program: Command): void {
  program
    .command('matching-quality')
    .description('检验匹配：造一份底册和一份有错的文件，报告自动匹配的准确率和候选的找回率')
    .option('--rows <行数>', '文件的行数', '5000')
    .option('--seed <数>', '随机种子，同一个数得到同一份文件', '20240911')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./matching-quality.ts')).matchingQuality(options))

  program
    .command('bench')
    .description('性能测量（比值，见 docs/benchmarks.md）')
    .option(
      '--persons <n...>',
      '登记人数，可以写几个（不写为 100000；--policy 只取第一个，不写为 500000）',
    )
    .option('--policy', '只测量政策测算：逐户说明、与其他引擎对照、全量模拟')
    .option('--reading', '只测量读取和导入大文件（--persons 0 只读取）')
    .option('--access', '只测量登录、范围和日志使每个请求多用多少处理器时间')
    .option('--office', '只测量清单、查找和页面的请求，旁边是数据库自己的时间')
    .option('--load', '许多人同时办公一分钟：每种请求的快慢和错误，旁边是数据库自己的时间')
    .option('--staff <n>', '同时办公的人数（不写为 50；只用于 --load）', '50')
    .option('--seconds <n>', '办公多少秒（不写为 60；只用于 --load）', '60')
    .option('--times <n>', '每个请求问几次（不写为 60；只用于 --office）', '60')
    .option('--only <字>', '只问名称里有这几个字的请求（只用于 --office）')
    .option('--role <身份>', '只以这个身份问：county、township 等（只用于 --office）')
    .option('--keep <文件夹>', '把生成的县留在这里，下次接着用（只用于 --office、--load）')
    .option('--rows <n>', '大文件的行数（不写为 1000000）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./bench.ts')).bench(options))
  program
    .command('bench-read <reader> <file>', { hidden: true })
    .action(async (reader, file) => (await import('./bench.ts')).benchRead(reader, file))
  program
    .command('bench-reader <folder> <households>', { hidden: true })
    .action(async (folder, households) =>
      (await import('./bench.ts')).benchReader(folder, households),
    )
}
