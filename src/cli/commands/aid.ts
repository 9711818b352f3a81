import {
  type AidRow,
  aidGaps,
  aidOf,
  amountText,
  type CountyGaps,
  explainAidOf,
  missingText,
} from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface AidOptions extends PlaceOptions {
  readonly gaps?: boolean
  readonly scheme: readonly string[]
  readonly list?: string
  readonly all?: boolean
  readonly asOf?: string
  readonly json?: boolean
}

/** One household: its schemes, or some of them explained. `--gaps`: everybody, scheme by scheme. */
export async function aid(household: string | undefined, options: AidOptions): Promise<void> {
  const listed = Number(options.list ?? 20)
  if ((household === undefined) === !options.gaps || !Number.isSafeInteger(listed) || listed < 0) {
    tell('请写一户（doudi aid 户号），或者用 --gaps 排查全部；--list 后写条数。')
    process.exitCode = 2
    return
  }
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayIn(app, options.asOf))
    if (household === undefined) {
      const named = options.scheme.length > 0 ? { schemes: options.scheme } : {}
      const gaps = await aidGaps(app, acting, { listed, ...named })
      return options.json ? printJson(gaps) : showGaps(gaps)
    }
    if (options.scheme.length > 0) {
      const explained = await explainAidOf(app, acting, { household, schemes: options.scheme })
      return options.json ? printJson(explained.json) : print(explained.text)
    }
    const found = await aidOf(app, acting, household)
    if (options.json) return printJson(found)
    const { number, recordedCategory } = found.household
    print(`${number}　在册类别：${recordedCategory ?? '未知'}（按 ${found.day} 的情况）`)
    showRows(found.rows, options.all ?? false)
    for (const { text } of found.overlaps) print(text)
  })
}

const order = ['不应享而享', '应享未享', '待核实', '已享', '不适用']

function showRows(rows: readonly AidRow[], isAll: boolean): void {
  const shown = rows
    .filter((row) => isAll || row.judgement !== '不适用')
    .sort((one, other) => order.indexOf(one.judgement) - order.indexOf(other.judgement))
  printTable(
    ['判断', '项目', '对象', '金额', '责任', '依据'],
    shown.map((row) => [
      row.judgement,
      row.name,
      row.member ?? '全户',
      row.amount,
      row.responsible.join('、'),
      row.basis,
    ]),
  )
  for (const row of shown) for (const line of notesOf(row)) print(line)
  if (isAll) return
  const others = rows.filter((row) => row.judgement === '不适用').map((row) => row.name)
  if (others.length > 0) print(`不适用：${[...new Set(others)].join('、')}（--all 列出）`)
}

function notesOf(row: AidRow): readonly string[] {
  const subject = `${row.name}${row.member ? `（${row.member}）` : ''}`
  const details = row.details.map(({ name, text }) => `${name} ${text}`).join('，')
  const missing = row.missing.map(
    ({ department, fact, member, why }) =>
      `${member ? `${member} ` : ''}${fact}（${why}，问${department}）`,
  )
  return [
    ...(details ? [`  ${subject}：${details}`] : []),
    ...(missing.length > 0 ? [`  ${subject} 还缺：${missing.join('、')}`] : []),
  ]
}

function showGaps({ day, definitions, schemes, listed, overlaps }: CountyGaps): void {
  const byId = new Map(definitions.map((one) => [one.id, one]))
  print(`应享与在享（按 ${day} 的情况；户或人数）`)
  printTable(
    ['项目', '应享未享', '不应享而享', '待核实', '已享', '责任', '待核实问谁'],
    schemes.map(({ scheme, counts, missing }) => [
      scheme,
      counts.应享未享,
      counts.不应享而享,
      counts.待核实,
      counts.已享,
      byId.get(scheme)?.responsible.join('、') ?? '',
      missingText(missing),
    ]),
  )
  for (const judgement of ['不应享而享', '应享未享'] as const) {
    const found = listed.filter((one) => one.judgement === judgement)
    if (found.length === 0) continue
    print(`\n${judgement}`)
    printTable(
      ['项目', '户号', '对象', '金额'],
      found.map((one) => [
        one.scheme,
        one.number,
        one.person ?? '全户',
        judgement === '应享未享' ? amountText(one, byId.get(one.scheme)) : '',
      ]),
    )
  }
  if (overlaps.length === 0) return
  print('\n重复享受')
  printTable(
    ['户号', '对象', '项目', '不能同时享受'],
    overlaps.map((one) => [one.number, one.person ?? '全户', one.scheme, one.other]),
  )
}
