import { expect, test } from 'vitest'
import type { Alert } from '../../api/client.ts'
import { storyOf } from './story.ts'

const due = {
  ...{ on: '2024-10-25', isProvisional: false, workingDaysLeft: 3 },
  ...{ urged: false, escalatedTo: null },
}
const push: Alert['pushes'][number] = {
  ...{ id: '1', department: '乡镇', township: '河湾乡', duty: '责任', matter: '入户核实' },
  ...{ state: '已反馈', pushedOn: '2024-10-11', due, receivedOn: '2024-10-12' },
  ...{ repliedOn: '2024-10-15', closedOn: null, urgedOn: '2024-10-14', returnedReason: null },
  urgedRemark: null,
  receivedRemark: null,
  ...{ version: 1, mayAnswer: true },
  extensions: [
    {
      ...{ id: 'e', reason: '经办人住院', days: 5, state: '同意', dueBefore: '2024-10-20' },
      ...{ askedBy: '方青竹', askedOn: '2024-10-13', grantedDays: 3, dueAfter: '2024-10-25' },
      ...{ decidedBy: '苏木槿', decidedOn: '2024-10-14', remark: null },
    },
  ],
  replies: [
    {
      ...{ id: 'r', cause: '漏报', measure: '已入户', outcome: '已申请', repliedBy: '方青竹' },
      ...{ repliedOn: '2024-10-15', rerunTruth: '仍然成立' },
    },
  ],
}

/** What the story reads of an alert. */
function alert(more: Partial<Alert>): Alert {
  const read = { pushes: [push], verifications: [], conferences: [], closedOn: null, ...more }
  return read as unknown as Alert
}

test('steps stand in the order of their days, the reply with what the rule says then', () => {
  expect(storyOf(alert({})).map(({ on, what }) => `${on} ${what}`)).toEqual([
    '2024-10-11 推送河湾乡：入户核实',
    '2024-10-12 河湾乡 签收',
    '2024-10-13 河湾乡 申请延期 5 个工作日：经办人住院',
    '2024-10-14 催办河湾乡',
    '2024-10-14 苏木槿 同意延期 期限改到 2024-10-25',
    '2024-10-15 方青竹 反馈：已申请（规则复核仍然成立）',
  ])
})

test('the end says how it ended and why', () => {
  const closed = alert({
    pushes: [],
    closedOn: '2024-10-16',
    closedReason: '查无此事',
    state: '误报',
  })
  expect(storyOf(closed)).toEqual([{ on: '2024-10-16', what: '误报 查无此事' }])
})
