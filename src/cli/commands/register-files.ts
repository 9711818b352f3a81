import type { Command } from 'commander'

type Place = (command: Command) => Command

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]

/** Commands about departments' files: import, batches, undo, what headers and words mean, candidates. */
export function registerFiles(program: Command, place: Place): void {
  registerImport(program, place)
  registerBatches(program, place)
  registerMeanings(program, place)
  registerDoubts(program, place)
}

function registerImport(program: Command, place: Place): void {
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
      (await import('./import.ts')).importFiles(dataset, file, options),
    )

  place(program.command('undo'))
    .description('撤销一个批次：撤回它带来的事实、预警、线索；人作出的决定保留并列出')
    .argument('<批次>', '批次编号，前几位即可')
    .option('--reason <理由>', '为什么撤销，写入记录')
    .option('--dry-run', '只看会撤回什么，不撤销')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (batch, options) => (await import('./undo.ts')).undo(batch, options))
}

function registerBatches(program: Command, place: Place): void {
  const batches = place(program.command('batches'))
    .description('批次：列出、看一个批次会改变什么、入库、放弃')
    .argument('[批次]', '批次编号，前几位即可')
    .option('--state <状态>', '暂存 待确认 已入库 已撤销 已放弃')
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (batch, options) => (await import('./batches.ts')).batches(batch, options))
  place(batches.command('commit'))
    .description('待确认的批次入库，并评估涉及的家庭')
    .argument('<批次>', '批次编号，前几位即可')
    .option('--today <日期>', '按某一天办理（默认今天）')
    .option('--json', '输出一份 JSON')
    .action(async (batch, _, command) =>
      (await import('./batches.ts')).commit(batch, command.optsWithGlobals()),
    )
  place(batches.command('discard'))
    .description('放弃待确认的批次，什么都不改')
    .argument('<批次>', '批次编号，前几位即可')
    .action(async (batch, _, command) =>
      (await import('./batches.ts')).discard(batch, command.optsWithGlobals()),
    )
  place(batches.command('rows'))
    .description('列出批次的行：结论、会改变什么、问题')
    .argument('<批次>', '批次编号，前几位即可')
    .option(
      '--filter <哪些>',
      '可用 已自动修正 需确认 不能用 合计签字 新增 变更 不变 不再出现 冲突 候选 没有对上',
    )
    .option('--limit <条数>', '最多列多少条', '50')
    .option('--json', '输出一份 JSON')
    .action(async (batch, _, command) =>
      (await import('./batches.ts')).rows(batch, command.optsWithGlobals()),
    )
  place(batches.command('errors'))
    .description('把问题写回发来的文件：加“问题”“建议值”两列，标出有问题的格')
    .argument('<批次>', '批次编号，前几位即可')
    .option('--out <目录>', '写到哪个文件夹（默认当前文件夹）')
    .option('--json', '输出一份 JSON')
    .action(async (batch, _, command) =>
      (await import('./batches.ts')).errors(batch, command.optsWithGlobals()),
    )
}

function registerMeanings(program: Command, place: Place): void {
  place(program.command('mapping'))
    .description('一种数据的表头读作什么：查看、指明、不导入、忘掉')
    .argument('<数据集>', '数据集代码、名称，或批次号')
    .option('--set <表头=字段>', '这个表头读作哪一项，可以写多次', collect, [])
    .option('--drop <表头>', '这一列不导入，可以写多次', collect, [])
    .option('--forget <表头>', '忘掉说过的，可以写多次', collect, [])
    .option('--json', '输出一份 JSON')
    .action(async (dataset, options) => (await import('./mapping.ts')).mapping(dataset, options))

  place(program.command('words'))
    .description('文件里代码表不认识的词：查看、答复；答复后记住，下次不再问')
    .argument('[批次]', '只看一个批次')
    .option('--set <字段:词=值>', '这个词是哪个值，可以写多次', collect, [])
    .option('--none <字段:词>', '这个词没有已知的意思，可以写多次', collect, [])
    .option('--json', '输出一份 JSON')
    .action(async (batch, options) => (await import('./words.ts')).words(batch, options))
}

function registerDoubts(program: Command, place: Place): void {
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
      (await import('./candidates.ts')).candidates(action, id, options),
    )

  place(program.command('problems'))
    .description('列出读不了或要确认的行：哪份文件、哪一行、什么问题')
    .option('--batch <批次>', '只看一个批次')
    .option('--json', '输出一份 JSON')
    .action(async (options) => (await import('./findings.ts')).problems(options))
}
