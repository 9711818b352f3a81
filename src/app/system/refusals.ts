import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('system', {
  'job-not-again': {
    status: 409,
    sentence: ({ why }: { why: string }) => `没有重办：${why}`,
  },
  'division-not-there': {
    status: 404,
    sentence: () => '没有找到这个区划，或者它已经撤销。请回到区划清单重新选择。',
  },
  'division-county': {
    status: 422,
    sentence: () => '县（市、区）本身由上级调整，不能在这里改名、合并或撤销。',
  },
  'division-day': {
    status: 422,
    sentence: (d: { name: string; from: string; today: string }) =>
      `生效日期要晚于“${d.name}”现在的起始日期 ${d.from}，不晚于今天 ${d.today}。还没有到的调整请到那天再登记。`,
  },
  'division-code': {
    status: 422,
    sentence: (d: { parent: string; form: string }) =>
      `代码不合“${d.parent}”的编码：应是 12 位数字，形如 ${d.form}。请按统计用区划代码填写。`,
  },
  'division-code-used': {
    status: 409,
    sentence: (d: { name: string }) =>
      `这个代码已经用过（${d.name}）。代码不重复使用，请核对文件里的代码。`,
  },
  'division-name-used': {
    status: 409,
    sentence: (d: { name: string }) => `同一级已经有“${d.name}”。请核对名称。`,
  },
  'division-into': {
    status: 422,
    sentence: () => '只能并入另一个同级、现有的区划。请重新选择并入哪里。',
  },
  'division-needed': {
    status: 409,
    sentence: (d: { name: string; households: number; parts: number; posts: number }) =>
      `“${d.name}”还有 ${d.households} 户、${d.parts} 个下级区划、${d.posts} 个岗位，不能直接撤销。` +
      '请改用“合并”，说明并入哪里。',
  },
  'division-incomplete': {
    status: 400,
    sentence: (d: { what: string }) => `还没有写${d.what}，什么都没有改。`,
  },
  'calendar-year': {
    status: 422,
    sentence: (d: { year: number; first: number; last: number }) =>
      `${d.year} 年不能在这里维护。可以维护 ${d.first} 年到 ${d.last} 年。`,
  },
  'calendar-days': {
    status: 422,
    sentence: (d: { problem: string }) => `这一年的安排没有保存：${d.problem}。请改正后再保存。`,
  },
  'calendar-no-draft': {
    status: 409,
    sentence: (d: { year: number }) =>
      `${d.year} 年没有等待公布的草稿。请先按国务院办公厅的通知填好放假和调休上班的日子并保存。`,
  },
  'calendar-reason': {
    status: 422,
    sentence: (d: { year: number }) =>
      `${d.year} 年已经公布过，更正要写明理由。原来公布的内容会留着，没有到期的期限随之重算。`,
  },
  'calendar-same': {
    status: 409,
    sentence: (d: { year: number }) => `草稿和已经公布的 ${d.year} 年完全一样，没有什么要更正的。`,
  },
  'calendar-changed': {
    status: 409,
    sentence: (d: { by: string }) => `草稿刚被${d.by}改过，没有公布。请重新打开，看过再公布。`,
  },
  'dataset-unknown': {
    status: 404,
    sentence: () => '没有找到这个数据集。请回到数据集清单重新选择。',
  },
  'reading-unknown': {
    status: 404,
    sentence: () => '没有找到这一条对应关系，可能刚被别人删去。请刷新页面。',
  },
})
