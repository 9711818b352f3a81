import {
  Building2,
  ClipboardCheck,
  Eye,
  Footprints,
  HandHeart,
  KeyRound,
  Landmark,
  ScrollText,
  ShieldCheck,
  Stamp,
  Wrench,
} from '@lucide/vue'

/** What somebody of a role sees first, for the list of the demonstration. */
const roles = [
  ['county-officer', Landmark, '比对、推送、政策、统计'],
  ['township-officer', Building2, '今天要办、受理、核实、登记'],
  ['township-approver', Stamp, '审核、确认、抽查'],
  ['village-aide', Footprints, '本村的走访和上报'],
  ['department-officer', HandHeart, '收到的推送、回复、交文件'],
  ['upper-viewer', Eye, '统计、督办，只看不改'],
  ['supervisor', ShieldCheck, '谁看过谁、资金、近亲属'],
  ['county-approver', ClipboardCheck, '复核认定和政策，抽查'],
  ['system-admin', Wrench, '开账号，不给权限'],
  ['security-admin', KeyRound, '给权限，不开账号'],
  ['audit-admin', ScrollText, '只看日志，核验完整'],
] as const

/** By the account, which begins with the role's code. */
export function demoRoleOf(account: string) {
  const found = roles.find(([code]) => account.startsWith(code))
  const isSecond = found !== undefined && account !== found[0]
  const place = found === undefined ? roles.length : roles.indexOf(found)
  // A second account of a role comes after every role has had its first.
  const rank = isSecond ? roles.length + place : place
  return { icon: found?.[1] ?? Landmark, sees: found?.[2] ?? '', rank }
}
