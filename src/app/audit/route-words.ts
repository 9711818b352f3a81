import type { AuditKind } from '#access/index'

/** What the log calls a request. */
export interface RouteWords {
  readonly kind: AuditKind
  readonly action: string
}

/** By the route as the log shows it; one that is not named here is called after its method. */
export function wordsOfRoute(route: string): RouteWords {
  const { 0: method = '', 1: path = '' } = route.split(' ')
  const action = actions[route] ?? (isReading(method) ? '查看' : '办理')
  return { kind: kindOf(method, path), action }
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function kindOf(method: string, path: string): AuditKind {
  if (
    /^\/api\/(exports|work\/export|statistics\/file|policy\/simulations\/file|.*\/(errors-file|reply-file))/.test(
      path,
    )
  )
    return '导出'
  if (isReading(method)) return '读取'
  if (path.startsWith('/api/queries')) return '读取'
  if (/^\/api\/policy\/(check|simulations|drafts\/.*\/cases)$/.test(path)) return '读取'
  if (path.startsWith('/api/reveals')) return '揭示'
  if (/^\/api\/(session|account(?!\/preferences))(\/|$)/.test(path)) return '登录'
  if (/^\/api\/(accounts|settings|divisions|calendar|operations)(\/|$)/.test(path)) return '管理'
  return '写入'
}

const actions: Readonly<Record<string, string>> = {
  'GET /api/households': '查找家庭',
  'GET /api/households/{id}': '查看一户',
  'GET /api/households/{id}/facts': '查看事实',
  'GET /api/households/{id}/explanation': '解释认定',
  'GET /api/households/{id}/entries': '查看登记记录',
  'GET /api/households/{id}/conflicts': '查看来源不一致',
  'GET /api/households/{id}/aid': '查看应享与在享',
  'GET /api/search': '查找家庭',
  'GET /api/fact-catalogue': '查看登记表单',
  'POST /api/entries': '登记信息',
  'POST /api/entries/{id}/undo': '撤回登记',
  'GET /api/households/{id}/chain': '查看救助链',
  'GET /api/households/{id}/readings': '查看一户的查阅记录',
  'GET /api/people/{id}/readings': '查看一人的查阅记录',
  'POST /api/households/{id}/recognitions': '提出认定',
  'POST /api/households/{id}/refusals': '提出不予认定',
  'POST /api/households/{id}/terminations': '提出终止',
  'POST /api/recognitions/{id}/notice': '记录书面告知',
  'GET /api/account/preferences': '查看本人的设置',
  'PUT /api/account/preferences/{name}': '保存本人的设置',
  'GET /api/drafts': '查看本人的草稿',
  'GET /api/drafts/{key}': '查看本人的草稿',
  'PUT /api/drafts/{key}': '保存草稿',
  'DELETE /api/drafts/{key}': '删除草稿',
  'GET /api/rounds/latest': '查看总览',
  'GET /api/work': '查看今天要办',
  'GET /api/work/export': '导出今天要办',
  'POST /api/work/batch': '批量办理',
  'GET /api/events': '等待新事项',
  'GET /api/alerts': '查看预警清单',
  'GET /api/alerts/{id}': '办理预警',
  'POST /api/alerts/{id}/push': '推送预警',
  'POST /api/alerts/{id}/misreport': '标注误报',
  'POST /api/pushes/{id}/receive': '签收推送',
  'POST /api/pushes/{id}/start': '开始处置',
  'POST /api/pushes/{id}/reply': '反馈处置结果',
  'POST /api/pushes/{id}/return': '退回推送',
  'POST /api/pushes/{id}/transfer': '转办推送',
  'POST /api/pushes/{id}/close': '办结推送',
  'POST /api/pushes/{id}/urge': '催办推送',
  'POST /api/pushes/{id}/withdraw': '撤回推送',
  'GET /api/pushes': '查看推送清单',
  'GET /api/pushes/reply-file': '下载待反馈推送',
  'POST /api/pushes/replies': '成批反馈',
  'POST /api/pushes/replies/preview': '核对成批反馈',
  'POST /api/pushes/replies/errors': '下载成批反馈的错误行',
  'GET /api/alerts/counts': '查看预警数',
  'POST /api/alerts/{id}/pushes': '推送到部门',
  'POST /api/alerts/{id}/verifications': '登记核实结论',
  'POST /api/alerts/{id}/conferences': '提请一事一议',
  'GET /api/conferences': '查看一事一议清单',
  'GET /api/conferences/{id}': '查看一事一议',
  'GET /api/conference-levels': '查看一事一议层级',
  'POST /api/conferences/{id}/convene': '召集一事一议',
  'POST /api/conferences/{id}/decline': '不予召开一事一议',
  'POST /api/conferences/{id}/resolve': '记录一事一议决定',
  'POST /api/conferences/{id}/close': '办结一事一议',
  'GET /api/datasets': '查看数据集',
  'GET /api/batches': '查看文件清单',
  'GET /api/batches/{id}': '查看文件',
  'POST /api/batches/preview': '试读文件',
  'POST /api/batches': '导入文件',
  'GET /api/batches/{id}/preview': '查看文件预览',
  'GET /api/batches/{id}/rows': '查看文件的行',
  'GET /api/batches/{id}/mapping': '查看列的对应',
  'PUT /api/batches/{id}/mapping': '确认列的对应',
  'GET /api/batches/{id}/words': '查看代码用词',
  'PUT /api/batches/{id}/words': '答复代码用词',
  'POST /api/batches/{id}/commit': '确认入库',
  'POST /api/batches/{id}/restage': '重新读取文件',
  'POST /api/batches/{id}/discard': '放弃文件',
  'GET /api/batches/{id}/undo': '试算撤销',
  'POST /api/batches/{id}/undo': '撤销文件',
  'GET /api/batches/{id}/errors-file': '下载错误文件',
  'POST /api/imports': '接收文件',
  'GET /api/candidates': '查看候选',
  'POST /api/candidates/{id}/confirm': '确认候选',
  'POST /api/candidates/{id}/refuse': '排除候选',
  'GET /api/deliveries': '查看送达情况',
  'GET /api/leads': '查看线索',
  'POST /api/leads/{id}/received': '签收线索',
  'POST /api/leads/{id}/visited': '记录走访',
  'POST /api/leads/{id}/excluded': '排除线索',
  'GET /api/data-requests': '查看数据索取',
  'GET /api/data-requests/{id}/reply-file': '下载答复文件',
  'POST /api/queries': '核对查询',
  'POST /api/queries/file': '核对查询文件',
  'GET /api/exports': '查看导出种类',
  'POST /api/exports': '导出',
  'GET /api/exports/{id}/file': '下载导出文件',
  'GET /api/precheck': '上报前数据质量预检',
  'GET /api/chain/verification': '核验救助链',
  'GET /api/jobs': '查看任务',
  'GET /api/jobs/{id}': '查看任务',
  'GET /api/jobs/{id}/events': '查看任务进度',
  'POST /api/jobs/{id}/cancel': '取消任务',
  'GET /api/audit': '查看日志',
  'GET /api/audit/verify': '核验日志',
  'GET /api/audit/anchors': '查看日志锚点',
  'POST /api/reveals': '揭示',
  'POST /api/session/post': '切换岗位',
  'DELETE /api/session': '退出',
  'GET /api/approvals': '查看复核事项',
  'GET /api/approvals/{id}': '查看复核事项',
  'POST /api/approvals/{id}/approve': '同意',
  'POST /api/approvals/{id}/reject': '退回',
  'POST /api/approvals/{id}/withdraw': '撤回申请',
  'POST /api/policy/publications': '提出发布政策',
  'GET /api/relatives': '查看近亲属备案',
  'POST /api/relatives': '申报近亲属',
  'POST /api/relatives/{id}/correct': '更正近亲属备案',
  'POST /api/relatives/{id}/end': '停用近亲属备案',
  'POST /api/relatives/{id}/confirm': '确认近亲属备案的变更',
  'POST /api/staff': '登记工作人员',
  'POST /api/staff/{id}/relatives': '登记近亲属',
  'GET /api/policy': '查看政策',
  'GET /api/policy/counts': '查看政策',
  'GET /api/policy/households': '查看条件名单',
  'GET /api/policy/diff': '对比政策版本',
  'POST /api/policy/check': '检查规则写法',
  'POST /api/policy/simulations': '政策试算',
  'POST /api/policy/simulations/file': '导出政策试算',
  'GET /api/policy/drafts': '查看政策草稿',
  'POST /api/policy/drafts': '起草政策',
  'PUT /api/policy/drafts/{id}': '改政策草稿',
  'DELETE /api/policy/drafts/{id}': '删除政策草稿',
  'POST /api/policy/drafts/{id}/cases': '用草稿跑用例',
  'POST /api/policy/drafts/{id}/proposal': '提出发布政策',
  'GET /api/statistics': '查看统计',
  'GET /api/statistics/list': '查看统计名单',
  'GET /api/statistics/file': '导出统计表',
  'GET /api/map': '查看地图',
  'GET /api/divisions': '查看区划',
  'GET /api/divisions/impact': '查看区划调整的影响',
  'POST /api/divisions': '调整区划',
  'GET /api/calendar': '查看工作日历',
  'GET /api/calendar/year': '查看工作日历',
  'PUT /api/calendar/draft': '保存工作日历草稿',
  'DELETE /api/calendar/draft': '放弃工作日历草稿',
  'POST /api/calendar/publication': '公布工作日历',
  'GET /api/dataset-readings': '查看数据集',
  'POST /api/dataset-readings/forget': '删去记住的对应',
  'GET /api/operations': '查看运行情况',
  'GET /api/operations/jobs': '查看任务',
  'POST /api/operations/jobs/stop': '停止任务',
  'GET /api/supervision': '查看监督提示',
  'POST /api/supervision/{id}/settle': '核实监督提示',
}
