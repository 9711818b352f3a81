import { may, type Permission } from '../../session/state.ts'
import type { PageName } from '../route.ts'

/** One of these opens a page; the server looks again at everything that the page asks for. */
export const pagePermissions: Readonly<Record<PageName, readonly Permission[]>> = {
  round: ['查看总览'],
  imports: ['查看文件', '查看送达', '查看线索', '接收文件'],
  alerts: ['查看预警'],
  households: ['查看家庭'],
  approvals: [
    '提出认定',
    '复核认定',
    '提出政策',
    '复核政策',
    '接收文件',
    '确认入库',
    '导出完整号码',
    '复核导出',
    '揭示号码',
  ],
  supervision: ['查看监督'],
  audit: ['查看日志'],
  accounts: ['机构账号', '授权'],
}

export function mayOpen(page: PageName): boolean {
  return may(...pagePermissions[page])
}
