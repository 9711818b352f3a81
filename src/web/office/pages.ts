import type { Permission } from '#access/domain'

/** The seven entries of the rail, in their order. */
export const rails = ['今天', '一户一档', '数据比对', '预警处置', '政策', '统计', '系统'] as const
export type Rail = (typeof rails)[number]

export interface Page {
  /** Without spaces; the name that `hrefOf` and `go` take. */
  readonly name: string
  /**
   * The address after `#`. A parameter (`:householdId`) is a prop of the component; one that may be
   * missing (`:id?`, a list with its detail beside it) is read from `route.value.id`.
   */
  readonly path: string
  readonly title: string
  readonly rail: Rail
  /** What the page is called among the tabs of its section; without it no tab leads there. */
  readonly tab?: string
  /** One of these opens it; none: whoever is signed in. The server looks again at what it asks for. */
  readonly permissions: readonly Permission[]
  /** The component's file below this folder, `XxxPage.vue`, without its ending. It loads when opened. */
  readonly file: string
  /** Whether people are seen there: then the watermark lies over it. */
  readonly showsPeople?: true
  /** Without rail and top bar: a screen on the wall. */
  readonly isBare?: true
}

const approving = ['提出认定', '复核认定', '提出政策', '复核政策', '接收文件', '确认入库'] as const
const exporting = ['导出完整号码', '复核导出', '揭示号码'] as const

/**
 * The one list of pages: addresses, rail, tabs, rights, document titles and the walk of the accessibility
 * test come from it. The first page of a section that a role may open is what its entry of the rail opens.
 */
// biome-ignore format: one page a line
export const pages = [
  { name: 'today', path: '/today/:id?', title: '今天要办', rail: '今天', tab: '要办', permissions: ['查看总览'], file: 'today/TodayPage', showsPeople: true },
  { name: 'approvals', path: '/today/approvals/:id?', title: '复核', rail: '今天', tab: '复核', permissions: [...approving, ...exporting], file: 'approvals/ApprovalsPage', showsPeople: true },
  { name: 'households', path: '/households', title: '一户一档', rail: '一户一档', tab: '家庭', permissions: ['查看家庭'], file: 'households/HouseholdsPage', showsPeople: true },
  { name: 'household', path: '/households/:householdId', title: '一户一档', rail: '一户一档', permissions: ['查看家庭'], file: 'households/HouseholdPage', showsPeople: true },
  { name: 'entry', path: '/entries/:householdId', title: '登记', rail: '一户一档', permissions: ['登记信息'], file: 'households/EntryPage', showsPeople: true },
  { name: 'decision', path: '/decisions/:householdId', title: '提出决定', rail: '一户一档', permissions: ['提出认定'], file: 'households/DecisionPage', showsPeople: true },
  { name: 'imports', path: '/imports', title: '交来的文件', rail: '数据比对', tab: '交来的文件', permissions: ['查看文件', '查看送达', '接收文件'], file: 'imports/ImportsPage' },
  { name: 'batches', path: '/imports/batches', title: '批次', rail: '数据比对', tab: '批次', permissions: ['查看文件'], file: 'imports/BatchesPage' },
  { name: 'candidates', path: '/imports/candidates/:id?', title: '人工确认', rail: '数据比对', tab: '人工确认', permissions: ['处理候选'], file: 'imports/CandidatesPage', showsPeople: true },
  { name: 'leads', path: '/imports/leads/:id?', title: '线索', rail: '数据比对', tab: '线索', permissions: ['查看线索'], file: 'imports/LeadsPage', showsPeople: true },
  { name: 'requests', path: '/imports/requests', title: '数据请求', rail: '数据比对', tab: '数据请求', permissions: ['查看送达'], file: 'imports/RequestsPage' },
  { name: 'batch', path: '/imports/:batchId', title: '导入一份文件', rail: '数据比对', permissions: ['查看文件', '接收文件'], file: 'imports/BatchPage', showsPeople: true },
  { name: 'alerts', path: '/alerts/:id?', title: '预警处置', rail: '预警处置', tab: '清单', permissions: ['查看预警'], file: 'alerts/AlertsPage', showsPeople: true },
  { name: 'policy', path: '/policy', title: '政策', rail: '政策', tab: '政策', permissions: ['查看政策'], file: 'policy/PolicyPage' },
  { name: 'policyDrafts', path: '/policy/drafts', title: '草稿', rail: '政策', tab: '草稿', permissions: ['提出政策', '复核政策'], file: 'policy/PolicyDraftsPage' },
  { name: 'policyDraft', path: '/policy/drafts/:draftId', title: '草稿', rail: '政策', permissions: ['提出政策', '复核政策'], file: 'policy/PolicyDraftPage' },
  { name: 'policyPaper', path: '/policy/paper', title: '政策对照本', rail: '政策', permissions: ['查看政策'], file: 'policy/PolicyPaperPage' },
  { name: 'policyDiff', path: '/policy/diff', title: '比版本', rail: '政策', tab: '比版本', permissions: ['查看政策'], file: 'policy/PolicyDiffPage' },
  { name: 'policyHouseholds', path: '/policy/households', title: '条件名单', rail: '政策', permissions: ['查看家庭'], file: 'policy/PolicyHouseholdsPage', showsPeople: true },
  { name: 'statistics', path: '/statistics', title: '统计', rail: '统计', tab: '统计', permissions: ['查看统计'], file: 'statistics/StatisticsPage' },
  { name: 'statisticsList', path: '/statistics/list', title: '统计名单', rail: '统计', permissions: ['查看家庭'], file: 'statistics/StatisticsListPage', showsPeople: true },
  { name: 'wall', path: '/statistics/wall', title: '大屏', rail: '统计', permissions: ['查看统计'], file: 'statistics/WallPage', isBare: true },
  { name: 'alertBoard', path: '/alerts/board', title: '预警看板', rail: '预警处置', permissions: ['查看预警'], file: 'alerts/BoardPage', showsPeople: true },
  { name: 'pushes', path: '/alerts/pushes/:id?', title: '部门办理', rail: '预警处置', tab: '部门办理', permissions: ['办理推送', '推送预警'], file: 'alerts/PushesPage', showsPeople: true },
  { name: 'replyFile', path: '/alerts/replies', title: '成批反馈', rail: '预警处置', permissions: ['办理推送'], file: 'alerts/ReplyFilePage', showsPeople: true },
  { name: 'conferences', path: '/alerts/conferences', title: '一事一议', rail: '预警处置', tab: '一事一议', permissions: ['查看预警'], file: 'alerts/ConferencesPage', showsPeople: true },
  { name: 'conference', path: '/alerts/conferences/:conferenceId', title: '一事一议', rail: '预警处置', permissions: ['查看预警'], file: 'alerts/ConferencePage', showsPeople: true },
  { name: 'round', path: '/statistics/rounds', title: '监测一轮', rail: '统计', tab: '监测一轮', permissions: ['查看总览'], file: 'round/RoundPage' },
  { name: 'accounts', path: '/system/accounts/:id?', title: '账号', rail: '系统', tab: '账号', permissions: ['机构账号', '授权'], file: 'accounts/AccountsPage' },
  { name: 'roles', path: '/system/roles', title: '岗位与权限', rail: '系统', tab: '岗位与权限', permissions: ['机构账号', '授权', '查看日志'], file: 'system/RolesPage' },
  { name: 'security', path: '/system/security', title: '安全设置', rail: '系统', tab: '安全设置', permissions: ['授权'], file: 'system/SecurityPage' },
  { name: 'divisions', path: '/system/divisions/:id?', title: '区划', rail: '系统', tab: '区划', permissions: ['管理区划', '授权'], file: 'system/DivisionsPage' },
  { name: 'calendar', path: '/system/calendar', title: '工作日历', rail: '系统', tab: '工作日历', permissions: ['管理日历', '管理数据集'], file: 'system/CalendarPage' },
  { name: 'datasets', path: '/system/datasets/:id?', title: '数据集', rail: '系统', tab: '数据集', permissions: ['管理数据集', '查看文件'], file: 'system/DatasetsPage' },
  { name: 'operations', path: '/system/operations', title: '运行', rail: '系统', tab: '运行', permissions: ['运行维护'], file: 'system/OperationsPage' },
  { name: 'staff', path: '/system/staff/:id?', title: '近亲属备案', rail: '系统', tab: '近亲属备案', permissions: ['近亲属核查'], file: 'system/StaffPage', showsPeople: true },
  { name: 'supervision', path: '/system/supervision/:id?', title: '监督', rail: '系统', tab: '监督', permissions: ['查看监督'], file: 'oversight/SupervisionPage', showsPeople: true },
  { name: 'audit', path: '/system/audit', title: '日志', rail: '系统', tab: '日志', permissions: ['查看日志'], file: 'oversight/AuditPage', showsPeople: true },
  { name: 'ownRelatives', path: '/account/relatives', title: '本人近亲属备案', rail: '系统', permissions: ['近亲属备案'], file: 'account/OwnRelativesPage', showsPeople: true },
  { name: 'states', path: '/states', title: '组件与状态', rail: '系统', permissions: [], file: 'states/StatesPage' },
] as const satisfies readonly Page[]

export type PageName = (typeof pages)[number]['name']

/** The same list where the single page does not matter. */
export const allPages: readonly (Page & { readonly name: PageName })[] = pages

/** Addresses that were written down before the pages moved. */
export const formerPaths: Readonly<Record<string, PageName>> = {
  '/round': 'round',
  '/approvals/:id?': 'approvals',
  '/accounts/:id?': 'accounts',
  '/supervision/:id?': 'supervision',
  '/audit': 'audit',
}

export function pageOf(name: PageName): Page & { readonly name: PageName } {
  const found = allPages.find((one) => one.name === name)
  if (!found) throw new RangeError(`no page is called ${name}`)
  return found
}
