/** What an entry of the log is about. */
export const auditKinds = ['读取', '写入', '导出', '揭示', '登录', '拒绝', '管理', '命令'] as const

/** What one looks for: one of them, or everything but looking. */
export const soughtKinds = [...auditKinds, '读取以外'] as const

export type SoughtKind = (typeof soughtKinds)[number]

export type AuditKind = (typeof auditKinds)[number]

/** 拒绝: we said no. 失败: it broke, or was given up. */
export const auditOutcomes = ['成功', '拒绝', '失败'] as const

export type AuditOutcome = (typeof auditOutcomes)[number]
