import type { Transaction } from '#db/index'
import type { StatisticsItem, WrittenFile } from '#http/index'
import { type Places, readPlaces } from '../http-port/places.ts'
import { type FigureWanted, figureCount, figureItems, personOf } from '../statistics/list-figure.ts'
import { freshenStatistics } from '../statistics/refresh-statistics.ts'
import { exportList, type Given, type SeenColumn } from './export-list.ts'
import { readOnce } from './read-once.ts'

const atOnce = 500

/** Those whom a part of a figure counts today, by place, with the columns that were shown. */
export async function exportFigure(given: Given<'statistics'>): Promise<WrittenFile> {
  const { app, acting, input } = given
  const { purpose: _, columns: __, ...asked } = input
  await freshenStatistics(app, acting)
  const places = readOnce((tx: Transaction): Promise<Places> => readPlaces(tx, acting.countyCode))
  return exportList<StatisticsItem>(given, {
    ...{ name: `统计名单-${asked.figure}`, route: 'POST /api/exports/statistics' },
    ...{ needs: ['查看家庭'], layout: layoutOf(asked) },
    conditions: async (tx) => conditionWords(asked, await places(tx)),
    count: async (tx) => figureCount(tx, app, { acting, asked, places: await places(tx) }),
    page: async (tx, after) => {
      const page = { ...asked, after, limit: atOnce }
      const { items, next } = await figureItems(tx, app, {
        ...{ acting, asked: page, places: await places(tx) },
      })
      return { rows: items, next }
    },
    whom: (item) => ({ household: item.householdId, person: personOf(item) }),
  })
}

function conditionWords(asked: FigureWanted, places: Places): readonly string[] {
  const { figure, division, department, class: classes, kind, state } = asked
  const { township, village } = places.placeOf(division ?? '')
  const said = (label: string, value: string | null | undefined) =>
    value ? [`${label} ${value.split(',').map(wordOf).join('、')}`] : []
  return [
    `统计数 ${figure}`,
    ...said('区划', village ?? township),
    ...said('部门', department),
    ...said('类别', classes),
    ...said('种类', kind),
    ...said('状态', state),
  ]
}

/** On the register, and nothing recognised: as the page says it. */
function wordOf(category: string | null): string | null {
  return category === '无' ? '在册未认定' : category
}

const text = '文本' as const
const households = ['监测人口', '监测户', '未落实户', '实发', '应发']

/** Of people the first column is a name, of alerts and pushes the rule. */
function layoutOf({ figure }: FigureWanted): readonly SeenColumn<StatisticsItem>[] {
  const first = households.includes(figure) ? '姓名' : '规则'
  const paid = figure === '实发' || figure === '应发'
  return [
    { key: 'title', header: first, kind: text, width: 28, value: ({ title }) => title },
    {
      key: 'household',
      header: '户号',
      kind: text,
      width: 12,
      value: (row) => row.householdNumber,
    },
    { key: 'place', header: '乡镇', kind: text, width: 12, value: ({ township }) => township },
    { key: 'place', header: '村', kind: text, width: 12, value: ({ village }) => village },
    {
      ...{ key: 'category', header: '类别', kind: text, width: 18 },
      value: ({ category }) => (paid ? null : wordOf(category)),
    },
    {
      ...{ key: 'month', header: '发放月份', kind: text, width: 10 },
      value: ({ category }) => (paid ? category : null),
    },
    { key: 'department', header: '部门', kind: text, width: 12, value: (row) => row.department },
    {
      ...{ key: 'state', header: '预警类别', kind: text, width: 8 },
      value: (row) => (paid ? null : row.class),
    },
    { key: 'state', header: '状态', kind: text, width: 10, value: ({ state }) => state },
    { key: 'days', header: '工作日', kind: '整数', width: 8, value: ({ days }) => days },
    { key: 'amount', header: '金额', kind: '金额', width: 14, value: ({ amount }) => amount },
    { key: 'raisedOn', header: '发现', kind: '日期', width: 12, value: (row) => row.raisedOn },
    { key: 'dueOn', header: '期限', kind: '日期', width: 12, value: ({ dueOn }) => dueOn },
  ]
}
