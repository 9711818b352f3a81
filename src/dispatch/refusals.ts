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
  'text-missing': {
    status: 422,
    sentence: ({ field }: { field: string }) => `“${field}”没有填写。请填写后再提交。`,
  },
})
