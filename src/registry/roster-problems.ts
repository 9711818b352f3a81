import type { RosterProblem, RosterRow } from './roster.ts'

type Words = Pick<RosterProblem, 'column' | 'kind' | 'problem' | 'suggestion'> & {
  readonly verdict?: RosterProblem['verdict']
}

/** What somebody must look at in a row of a list; no name and no number of a person in it. */
export function problemIn(row: RosterRow, words: Words): RosterProblem {
  return { verdict: '需确认', ...words, sheet: row.sheet, row: row.row }
}

export const problemWords = {
  numberMissing: (): Words => ({
    column: '身份证号',
    kind: '缺少身份证号',
    problem: '没有有效的身份证号，已按姓名建档，各部门数据无法与此人比对。',
    suggestion: '请核实身份证号后补入台账重新导入。',
  }),
  numberFilled: (): Words => ({
    column: '身份证号',
    kind: '补入身份证号',
    verdict: '已自动修正',
    problem: '该成员原来没有身份证号，本户内姓名和出生日期都相同，已补入。',
    suggestion: '如不是同一人，请更正后重新导入。',
  }),
  twiceInHousehold: (): Words => ({
    column: '身份证号',
    kind: '重复行',
    problem: '同一人在本户出现了两次，只采用第一行。',
    suggestion: '请核对是否录错了身份证号。',
  }),
  twiceInFile: (other: RosterRow): Words => ({
    column: '身份证号',
    kind: '同一人在两户',
    problem: `此人已在本文件“${other.sheet}”第 ${other.row} 行的另一户出现，本行没有采用。`,
    suggestion: '请确认此人属于哪一户，更正台账后重新导入。',
  }),
  inAnotherHousehold: (number: string): Words => ({
    column: '身份证号',
    kind: '已在另一户',
    problem: `此人现为户 ${number} 的成员，没有自动移入本户。`,
    suggestion: '如确已变动，请办理分户或合户。',
  }),
  splitFirst: (number: string): Words => ({
    column: '户号',
    kind: '应先分户',
    problem: `本户的人现为户 ${number} 的成员，台账把他们另列为一户，没有自动分户。`,
    suggestion: `如确已分户，请先对户 ${number} 办理分户，再重新导入。`,
  }),
  membersMissing: (count: number, number: string): Words => ({
    column: '户号',
    kind: '户内成员减少',
    problem: `户 ${number} 有 ${count} 名原成员不在台账中，没有自动移出。`,
    suggestion: '请核实这些成员的情况，需要时办理分户或迁移。',
  }),
  numberTaken: (number: string): Words => ({
    column: '户号',
    kind: '户号已被使用',
    problem: `户号 ${number} 在系统中是另一户，本户已另编户号。`,
    suggestion: '请核对台账中的户号。',
  }),
  nameDiffers: (): Words => ({
    column: '姓名',
    kind: '姓名不一致',
    problem: '身份证号相同而姓名与档案不同，档案中的姓名没有改动。',
    suggestion: '请核对姓名或身份证号。',
  }),
  divisionDiffers: (number: string): Words => ({
    column: '村',
    kind: '住址所在村不一致',
    problem: `台账所列的村与户 ${number} 档案中的不同，没有自动迁移。`,
    suggestion: '如确已迁移，请办理迁移。',
  }),
  listedTwice: (held: string, listed: string): Words => ({
    column: '救助类别',
    kind: '类别重复',
    problem: `该户已在册为“${held}”，又出现在“${listed}”台账中，在册类别没有改动。`,
    suggestion: '请核实应保留哪一类，对另一类办理终止。',
  }),
  exitedLater: (day: string): Words => ({
    column: '认定日期',
    kind: '已退出又在册',
    problem: `该户已于 ${day} 退出，台账没有更晚的认定日期，没有重新列入在册。`,
    suggestion: '如重新认定，请补上认定日期后重新导入。',
  }),
  exitDayMissing: (): Words => ({
    column: '退出日期',
    kind: '缺少退出日期',
    problem: '没有退出日期，没有办理终止。',
    suggestion: '请补上退出日期后重新导入。',
  }),
  exitOfMember: (number: string): Words => ({
    column: '户号',
    kind: '不是户主',
    problem: `退出的人是户 ${number} 的成员而不是户主，全户没有终止。`,
    suggestion: '如只是此人退出，请在该户办理；如全户退出，请按户主列出。',
  }),
} satisfies Record<string, (...details: never[]) => Words>
