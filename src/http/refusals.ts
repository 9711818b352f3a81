import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('http', {
  csrf: {
    status: 403,
    sentence: () =>
      '这次请求不是从本页面发出的，或页面已经过时，没有办理。请刷新页面后再试；不要点陌生人发来的链接。',
  },
  'password-change-first': {
    status: 403,
    sentence: () => '您的密码是一次性的或已到期，别的事还不能办。请先修改密码。',
  },
  'second-factor-first': {
    status: 403,
    sentence: () => '您的岗位要求第二次验证，别的事还不能办。请先用手机验证器开通。',
  },
  'not-permitted': {
    status: 403,
    sentence: ({ permissions }: { permissions: readonly string[] }) =>
      `您现在的岗位没有“${permissions.join('”或“')}”的权限，这次没有办理。` +
      '确因工作需要的，请找安全管理员授权，或切换到有这项权限的岗位。',
  },
  'invalid-input': {
    status: 400,
    sentence: ({ where, why }: { where: string; why: string }) =>
      `“${where}”${why}。请改正后再提交，这次什么都没有写入。`,
  },
  unreadable: {
    status: 400,
    sentence: () => '请求的内容读不懂，不是约定的格式。什么都没有写入。',
  },
  'too-slow': {
    status: 408,
    sentence: () => '内容传得太慢，中途断开了，什么都没有写入。请检查网络后重新提交。',
  },
  'headers-too-large': {
    status: 431,
    sentence: () => '请求的附加信息太长，没有受理。请清除浏览器里本网站的数据后重新登录。',
  },
  'not-found': {
    status: 404,
    sentence: () => '没有这个地址。请从首页重新打开。',
  },
  'no-round': {
    status: 404,
    sentence: () => '还没有做过监测。请先导入各部门文件，再运行 doudi monitor。',
  },
  'no-map': {
    status: 404,
    sentence: () =>
      '本地还没有装入地图，统计只显示表格。请运行维护人员用 doudi statistics map 装入本地的 GeoJSON。',
  },
  'batch-unknown': {
    status: 404,
    sentence: () => '没有找到这个批次。请从文件清单重新打开。',
  },
  'person-unknown': {
    status: 404,
    sentence: () => '没有找到这个人。请从家庭的成员中打开。',
  },
  'household-unknown': {
    status: 404,
    sentence: () => '没有找到这一户。请用户号、姓名或身份证号查找。',
  },
  'alert-unknown': {
    status: 404,
    sentence: () => '没有找到这条预警。请从预警清单重新打开。',
  },
  'too-large': {
    status: 413,
    sentence: () =>
      '文件超过 300 MB，没有接收。请核对是否选错文件，或在服务器上用 doudi import 导入。',
  },
  'too-large-together': {
    status: 413,
    sentence: () => '几个文件加起来超过 1 GB，没有接收。请分几次提交。',
  },
  'too-many-files': {
    status: 413,
    sentence: () => '一次提交的文件太多，没有接收。请分几次提交，每次最多 20 个。',
  },
  'wrong-kind': {
    status: 415,
    sentence: () => '这个地址不接收这种格式的内容。请按接口说明提交。',
  },
  'file-missing': {
    status: 400,
    sentence: () => '没有收到文件。请选择一个文件后再提交。',
  },
  'candidate-unknown': {
    status: 404,
    sentence: () => '没有这条候选，或所指的人已不在底册。请刷新候选列表后重试。',
  },
  'job-unknown': {
    status: 404,
    sentence: () =>
      '没有找到这项工作。服务重新启动后，先前的工作记录不再保留，请从文件清单查看批次现在的状态。',
  },
  'approval-unknown': {
    status: 404,
    sentence: () => '没有找到这项待复核的事项。请从复核列表中打开。',
  },
  'export-unknown': {
    status: 404,
    sentence: () => '没有找到这个导出文件。导出的文件只保留一小时，请重新导出。',
  },
  'purpose-missing': {
    status: 422,
    sentence: ({ what }: { what: string }) =>
      `${what}必须写明用途，用途会记入查阅日志。请填写后再提交，这次没有办理。`,
  },
  'query-empty': {
    status: 422,
    sentence: () => '没有写要查谁。请填写身份证号后再查。',
  },
  'request-key-wrong': {
    status: 400,
    sentence: () =>
      '请求编号（idempotency-key）应当是 8 到 100 个字母、数字或符号。请换一个编号，这次没有办理。',
  },
  'request-key-taken': {
    status: 422,
    sentence: () => '这个请求编号已经用于另一件事，这次没有办理。请换一个编号再提交。',
  },
  'request-unfinished': {
    status: 409,
    sentence: () =>
      '同样的内容刚才提交过，没有等到答复，可能已经办成。请先刷新看看；确实没有办成的，再提交一次（接口调用的换一个编号）。',
  },
  'too-many': {
    status: 429,
    sentence: () => '请求太多，请稍等一分钟再试。',
  },
  fault: {
    status: 500,
    sentence: ({ requestId }: { requestId: string }) =>
      `没有办成，是程序的问题，什么都没有写入。请把编号 ${requestId} 告诉维护人员。`,
  },
})
