import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { type Acting, departmentOf, recordAudit } from '#access/index'
import { type DuePush, listDuePushes } from '#dispatch/index'
import type { WrittenFile } from '#http/index'
import { type FileStamp, writeTable } from '#papers/index'
import type { App } from '../app.ts'
import { hiddenRuleName, householdMask } from '../http-port/household-mask.ts'
import { type Places, readPlaces } from '../http-port/places.ts'
import { inCounty } from '../http-port/request.ts'
import { stampOf } from '../papers/stamp-export.ts'
import { refuse } from '../refusals.ts'
import { columnNames, mostRows, offeredOutcomes, replyActs } from './reply-columns.ts'

const purpose = '下载待反馈的推送，填好后成批反馈'

/** The caller's open pushes as a table to fill in and hand back; noted, and stamped with the entry. */
export async function writePushFile(
  app: App,
  acting: Acting,
  folder: string,
): Promise<WrittenFile> {
  const mostExported = Math.min(mostRows, acting.who?.exportRows ?? mostRows)
  const { pushes, places, stamp } = await inCounty(app, acting, async (tx) => {
    const { pushes } = await listDuePushes(tx, acting, {
      states: ['已推送', '已签收', '处置中'],
      mine: true,
      limit: mostExported,
    })
    if (pushes.length === 0) throw refuse('pushes-none')
    const entry = await recordAudit(tx, acting, {
      ...{ kind: '导出', action: '待反馈推送', outcome: '成功', route: '待反馈推送' },
      ...{ purpose, count: pushes.length },
      households: [...new Set(pushes.flatMap(({ householdId }) => householdId ?? []))],
      people: [...new Set(pushes.flatMap(({ personId }) => personId ?? []))],
    })
    const stamp = await stampOf(tx, app, { acting, purpose, entry })
    return { pushes, stamp, places: await readPlaces(tx, acting.countyCode) }
  })
  const department = departmentOf(acting.who) ?? pushes[0]?.department ?? ''
  const fileName = `${department}_待反馈的推送_${acting.today}.xlsx`
  const target = path.join(folder, fileName)
  await writeTable(target, tableOf(app, acting, { pushes, places, stamp }))
  await chmod(target, 0o600)
  return { path: target, fileName }
}

function tableOf(
  app: App,
  acting: Acting,
  given: {
    readonly pushes: readonly DuePush[]
    readonly places: Places
    readonly stamp: FileStamp
  },
) {
  const { pushes, places, stamp } = given
  const mask = householdMask(app, { who: acting.who })
  const text = '文本' as const
  return {
    sheet: '待反馈',
    title: '待反馈的推送',
    head: [
      '请填右边四列：办理、原因、措施、结果。退回的在“原因”里写退回理由。没有办的整行留空，不要删改前两列。',
      `填好后在“预警处置”的“成批反馈”里交回。共 ${pushes.length} 条，按期限先后排列。`,
    ],
    stamp,
    columns: [
      { header: columnNames.id, kind: text, width: 38 },
      { header: columnNames.version, kind: '整数' as const, width: 6 },
      { header: '户号', kind: text, width: 12 },
      { header: '姓名', kind: text, width: 10 },
      { header: '乡镇', kind: text, width: 12 },
      { header: '村', kind: text, width: 12 },
      { header: '预警', kind: text, width: 26 },
      { header: '请办理', kind: text, width: 26 },
      { header: '期限', kind: '日期' as const, width: 12 },
      { header: columnNames.act, kind: text, width: 8, choices: replyActs },
      { header: columnNames.cause, kind: text, width: 26 },
      { header: columnNames.measure, kind: text, width: 26 },
      { header: columnNames.outcome, kind: text, width: 26, offers: offeredOutcomes },
    ],
    rows: pushes.map((push) => {
      const { township, village } = places.placeOf(push.householdDivision)
      const isHidden = mask.hidesRule(push.rule)
      return [
        ...[push.id, push.version, push.householdNumber],
        ...[isHidden ? null : push.personName, township, village],
        ...[isHidden ? hiddenRuleName : push.title, isHidden ? hiddenRuleName : push.matter],
        ...[push.dueOn, null, null, null, null],
      ]
    }),
  }
}
