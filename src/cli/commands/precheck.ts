import path from 'node:path'
import { findTownship, type PrecheckItem, precheck as runPrecheck } from '#app/index'
import { type TableColumn, writeTable } from '#papers/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface PrecheckOptions extends PlaceOptions {
  readonly township?: string
  readonly rule?: string
  readonly out?: string
  readonly today?: string
  readonly json?: boolean
}

const shown = 50
const everything = 1_000_000

/** Runs the upper level's quality rules and prints what is to be put right. */
export async function precheck(options: PrecheckOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.today))
    const township = await findTownship(app, options.township)
    const wantsAll = options.json || options.out !== undefined
    const found = await runPrecheck(app, acting, {
      township: township?.code,
      rule: options.rule,
      limit: wantsAll ? everything : shown,
      route: 'doudi precheck',
    })
    if (options.out !== undefined) await writeList(options.out, found.items, acting.today)
    if (options.json) return printJson(found)
    const broken = found.rules.filter((rule) => rule.found > 0)
    const total = broken.reduce((sum, rule) => sum + rule.found, 0)
    print(
      `上报前预检（${township?.name ?? app.county.name}，${found.asOf}）：${found.rules.length} 条规则，` +
        `${broken.length} 条有问题，共 ${total} 处要改。`,
    )
    printTable(
      ['编号', '规则', '要改', '待核实', '依据'],
      found.rules
        .filter((rule) => rule.found > 0 || rule.open > 0)
        .map((rule) => [rule.id, rule.name, rule.found, rule.open, rule.basis]),
    )
    if (options.out !== undefined) return print(`清单已写入 ${path.resolve(options.out)}`)
    if (total === 0) return
    print()
    printTable(
      ['规则', '乡镇', '户号', '姓名', '问题', '怎么改', '核对谁的数据', '来源'],
      found.items.map((one) => [
        one.rule,
        one.township ?? '',
        one.household,
        one.person ?? '（全户）',
        one.problem,
        one.remedy,
        one.departments.join('、'),
        one.sources.join('；'),
      ]),
    )
    if (found.next !== null) print(`只列出前 ${shown} 处；全部清单：doudi precheck --out 清单.xlsx`)
  })
}

const columns: readonly TableColumn[] = [
  { header: '规则', kind: '文本', width: 8 },
  { header: '问题', kind: '文本', width: 34 },
  { header: '乡镇', kind: '文本' },
  { header: '村（社区）', kind: '文本' },
  { header: '户号', kind: '文本', width: 18 },
  { header: '姓名', kind: '文本' },
  { header: '怎么改', kind: '文本', width: 50 },
  { header: '核对谁的数据', kind: '文本', width: 16 },
  { header: '来源', kind: '文本', width: 60 },
  { header: '已改（打√）', kind: '文本' },
]

async function writeList(out: string, items: readonly PrecheckItem[], asOf: string): Promise<void> {
  await writeTable(path.resolve(out), {
    sheet: '待改清单',
    title: '上报前数据质量待改清单',
    head: [`预检日期：${asOf}　共 ${items.length} 处`],
    columns,
    rows: items.map((one) => [
      one.rule,
      one.problem,
      one.township,
      one.village,
      one.household,
      one.person ?? '（全户）',
      one.remedy,
      one.departments.join('、'),
      one.sources.join('；'),
      null,
    ]),
    foot: ['填报单位：　　　　　　填表人：　　　　　　审核人：　　　　　　完成日期：'],
  })
}
