export {
  type AuditKind,
  type AuditOutcome,
  auditKinds,
  auditOutcomes,
  type SoughtKind,
  soughtKinds,
} from './audit-words.ts'

/**
 * What a person at work may do. A role (data of a place, section 岗位) is a list of these words; every
 * route of the interface names the one it needs.
 */
export const permissions = [
  '本人账号',
  '查看总览',
  '查看统计',
  '查看文件',
  '接收文件',
  '确认入库',
  '撤销文件',
  '处理候选',
  '查看送达',
  '索取数据',
  '查看线索',
  '办理线索',
  '查看家庭',
  '登记信息',
  '揭示号码',
  '提出认定',
  '复核认定',
  '查看预警',
  '推送预警',
  '标注误报',
  '办理推送',
  '一事一议',
  '复核一事一议',
  '核对查询',
  '导出',
  '导出完整号码',
  '复核导出',
  '上级预检',
  '查看政策',
  '提出政策',
  '复核政策',
  '核验救助链',
  '机构账号',
  '授权',
  '运行维护',
  '管理区划',
  '管理日历',
  '管理数据集',
  '查看日志',
  '查看监督',
  '处理监督',
  '近亲属备案',
  '近亲属核查',
  '查看保留期限',
] as const

export type Permission = (typeof permissions)[number]

/** Whose data a role reaches. 推送: only households of which something was pushed to the department. */
export const scopeKinds = ['全县', '辖区', '推送', '无'] as const

export type ScopeKind = (typeof scopeKinds)[number]

/** How facts that the catalogue marks 敏感: 高 are shown: 揭示 only on request, with a purpose. */
export const sensitiveModes = ['可见', '揭示', '隐去'] as const

export type SensitiveMode = (typeof sensitiveModes)[number]

/** How a value is not shown. 揭示: it may be asked for with a purpose; 隐去: it is hidden. */
export const maskedModes = ['揭示', '隐去'] as const

export type Masked = (typeof maskedModes)[number]

/** A role as a place's data give it. */
export interface Role {
  readonly code: string
  readonly name: string
  readonly scope: ScopeKind
  readonly permissions: readonly Permission[]
  readonly sensitive: SensitiveMode
  /** The most rows of one export; 0 where the role exports nothing. */
  readonly exportRows: number
  /** Whether a second factor is asked for. */
  readonly needsSecondFactor: boolean
  /** Codes of roles that the same account may not hold. */
  readonly excludes: readonly string[]
}

/** The part of a county's data that somebody may see. */
export type Scope =
  | { readonly kind: '全县' }
  | {
      readonly kind: '辖区'
      /** The leading digits that all division codes of the area share, one entry an area. */
      readonly areas: readonly string[]
    }
  | {
      readonly kind: '推送'
      readonly department: string
      /** Null: the department of the whole county; else its branch in these areas. */
      readonly areas: readonly string[] | null
    }
  | { readonly kind: '无' }

/** Everything of the county: what the program itself and its command line see. */
export const wholeCounty: Scope = { kind: '全县' }

/** Who has signed in, in which post. */
export interface Who {
  readonly accountId: string
  /** As the chain and the log show it. */
  readonly name: string
  /** The code of the role of the post in which they act now. */
  readonly role: string
  readonly permissions: ReadonlySet<Permission>
  readonly scope: Scope
  readonly sensitive: SensitiveMode
  readonly exportRows: number
}

/** Through what a command came. */
export interface Origin {
  /** The address of the network, as the server saw it; null for the command line. */
  readonly address: string | null
  readonly sessionId: string | null
  readonly requestId: string | null
  /** `GET /api/households/{id}`, `doudi explain`. */
  readonly route: string | null
}

/** Whether a name or an account contains what somebody looks for. */
export function isAccountSought(
  { name, account }: { readonly name: string; readonly account: string },
  sought: string,
): boolean {
  return `${name} ${account}`.toLowerCase().includes(sought.trim().toLowerCase())
}
