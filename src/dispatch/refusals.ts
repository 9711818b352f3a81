import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('dispatch', {
  'push-missing': {
    status: 404,
    sentence: ({ pushId }: { pushId: string }) =>
      `没有找到编号为 ${pushId} 的推送。请核对编号，或在推送清单中重新选择。`,
  },
  'push-not-theirs': {
    status: 403,
    sentence: ({ department }: { department: string }) =>
      `这条推送发给了${department}，由${department}签收和反馈，您的岗位不能代办。需要代办的请联系县级民政部门。`,
  },
  'alert-missing': {
    status: 404,
    sentence: ({ alertId }: { alertId: string }) =>
      `没有找到编号为 ${alertId} 的预警。请核对编号，或在预警清单中重新选择。`,
  },
  'lead-missing': {
    status: 404,
    sentence: ({ leadId }: { leadId: string }) =>
      `没有找到编号为 ${leadId} 的线索。请核对编号，或在线索清单中重新选择。`,
  },
  'lead-not-possible': {
    status: 409,
    sentence: ({ event, state }: { event: string; state: string }) =>
      `这条线索目前是“${state}”，不能记录${event}。请刷新后按当前状态办理。`,
  },
  'lead-not-registered': {
    status: 409,
    sentence: () =>
      '底册里还没有这个人，不能记为已入库。请先导入台账，导入后线索会自动记为已入库；已帮助申请的请记“已申请”。',
  },
  'push-not-possible': {
    status: 409,
    sentence: ({
      event,
      state,
      department,
    }: {
      event: string
      state: string
      department: string
    }) => `推送给${department}的事项目前是“${state}”，不能${event}。请刷新后按当前状态办理。`,
  },
  'alert-not-possible': {
    status: 409,
    sentence: ({ event, state }: { event: string; state: string }) =>
      `这条预警目前是“${state}”，不能${event}。请刷新后按当前状态办理。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: () => '在您打开之后，别人已经办理过这件事项。未做任何改动，请刷新后重新办理。',
  },
  'no-route': {
    status: 422,
    sentence: ({ rule }: { rule: string }) =>
      `监测规则 ${rule} 没有写明推送给哪个部门或多少个工作日内办结。请先在政策文件的“推送”中补充。`,
  },
  'same-department': {
    status: 422,
    sentence: ({ department }: { department: string }) =>
      `这件事项本来就在${department}，不能转给同一部门。请选择另一个部门。`,
  },
  'conference-missing': {
    status: 404,
    sentence: () => '没有找到这次一事一议。请在预警或会议清单中重新选择。',
  },
  'conference-not-possible': {
    status: 409,
    sentence: ({ event, state }: { event: string; state: string }) =>
      `这次一事一议目前是“${state}”，不能${event}。请刷新后按当前状态办理。`,
  },
  'conference-standing': {
    status: 409,
    sentence: ({ state }: { state: string }) =>
      `这条预警已有一次一事一议（${state}）。请在那一次里继续办理，办结后才能再提请。`,
  },
  'conference-waits': {
    status: 409,
    sentence: () => '这次会议的决定已提交，正等第二人复核。请等复核结果，或先撤回那件申请。',
  },
  'conference-level': {
    status: 422,
    sentence: ({ level, known }: { level: string; known: readonly string[] }) =>
      `本地文件没有写明“${level}”的一事一议。可以提请的层级：${known.join('、') || '无'}。`,
  },
  'conference-not-yours': {
    status: 403,
    sentence: ({ level }: { level: string }) =>
      `这是${level}的一事一议，由县级民政部门召集和记录，乡镇可以提请。请联系县级民政部门。`,
  },
  'conference-class': {
    status: 422,
    sentence: ({ class: given }: { class: string }) =>
      `“${given}”类提示不走一事一议。一事一议用于①到④类预警，请按原规则推送处理。`,
  },
  'conference-department': {
    status: 422,
    sentence: ({ department }: { department: string }) =>
      `本地文件的部门名单里没有“${department}”。请从名单中选择部门。`,
  },
  'conference-not-held': {
    status: 422,
    sentence: ({ heldOn }: { heldOn: string }) =>
      `会议定在 ${heldOn}，还没有开，不能记录决定。提前开了的，请先把会议日期改成实际日期。`,
  },
  'conference-tasks-open': {
    status: 409,
    sentence: ({ departments }: { departments: readonly string[] }) =>
      `交办给${departments.join('、')}的事项还没有办结，这次一事一议不能办结。请先催办，或撤回不再需要的事项。`,
  },
  'verification-class': {
    status: 422,
    sentence: () => '只有④类（可能不再符合）的预警登记核实结论。其他预警请推送、反馈或标注误报。',
  },
  'verification-waiting': {
    status: 409,
    sentence: ({ by }: { by: string }) =>
      `${by}已登记“不再符合”并提出终止，正等待第二人复核，不能再登记。请等复核，或请提出人撤回后重新登记。`,
  },
  'verification-day': {
    status: 422,
    sentence: ({ day }: { day: string }) => `核实日期 ${day} 在今天之后。请填实际核实的那一天。`,
  },
  'push-standing': {
    status: 409,
    sentence: ({ department }: { department: string }) =>
      `${department}已有这条预警的未办结推送，不必再推。需要提醒的请催办，要换事项的先撤回原来那条。`,
  },
  'urge-closed': {
    status: 409,
    sentence: ({ state, department }: { state: string; department: string }) =>
      `${department}的这件事项是“${state}”，不需要催办。`,
  },
  'extension-waiting': {
    status: 409,
    sentence: ({ by, days }: { by: string; days: number }) =>
      `${by}已申请延期 ${days} 个工作日，正等答复，不能再申请。请等答复。`,
  },
  'extension-none': {
    status: 409,
    sentence: ({ department }: { department: string }) =>
      `${department}没有等答复的延期申请，可能已有人答复。请刷新后看现在的期限。`,
  },
  'extension-closed': {
    status: 409,
    sentence: ({ state, department }: { state: string; department: string }) =>
      `${department}的这件事项是“${state}”，没有要延的期限。`,
  },
  'extension-own': {
    status: 403,
    sentence: () => '延期是您申请的，不能由本人答复。请交给另一名有推送权限的人员答复。',
  },
  'place-unknown': {
    status: 422,
    sentence: () => '翻页的位置认不出来。请回到清单的第一页重新翻。',
  },
  'text-missing': {
    status: 422,
    sentence: ({ field }: { field: string }) => `“${field}”没有填写。请填写后再提交。`,
  },
})
