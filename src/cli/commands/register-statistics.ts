import type { Command } from 'commander'

/** What the place gives to its statistics, and counting them anew. */
export function registerStatistics(program: Command, place: (command: Command) => Command): void {
  const statistics = program.command('statistics').description('统计：地图、户籍人口、重新统计')
  place(statistics.command('map'))
    .description('装入本地地图：GeoJSON，每个图形的 properties 里有 12 位区划代码 code')
    .argument('<文件>', '.geojson 文件')
    .option('--note <说明>', '图从哪里来，显示在图下（默认用文件里的 note）')
    .option('--by <姓名>', '经办人', '命令行')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => (await import('./statistics.ts')).takeInMap(file, options))
  place(statistics.command('population'))
    .description('装入户籍人口：YAML，来源、截至，以及每个区划代码的人数')
    .argument('<文件>', '.yaml 文件')
    .option('--by <姓名>', '经办人', '命令行')
    .option('--json', '输出一份 JSON')
    .action(async (file, options) => {
      await (await import('./statistics.ts')).takeInPopulation(file, options)
    })
  place(statistics.command('count'))
    .description('重新统计本月的数')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./statistics.ts')).count(options))
}
