import {
  checkIdentityNumber,
  identityProblemLabels,
  type LocalDate,
  parseLocalDate,
} from '#kernel/index'
import type { EntryChannel, HouseholdEvent } from '#policy/index'
import { faultOfValue } from './check-fact.ts'
import type { EntryForms } from './entry-forms.ts'
import type { EntryRequest, FieldProblem, RequestedMember } from './entry-request.ts'

export interface CheckedEntry {
  readonly problems: readonly FieldProblem[]
  readonly channel: EntryChannel | undefined
  readonly event: HouseholdEvent | undefined
}

export interface Checking {
  readonly forms: EntryForms
  readonly relations: readonly string[]
  readonly today: LocalDate
  /** Whoever enters sees one village alone. */
  readonly isVillage: boolean
}

/** Everything that must be mended before an entry is taken, all at once. */
export function checkEntry(request: EntryRequest, checking: Checking): CheckedEntry {
  const { forms } = checking
  const channel = forms.channels.find(({ name }) => name === request.channel)
  const event = forms.events.find(({ name }) => name === request.event)
  const problems = [
    ...headProblems(request, channel, checking),
    ...kindProblems(request, event),
    ...factProblems(request, forms),
    ...request.members.flatMap((member, at) =>
      memberProblems(member, `members.${at}`, { ...checking, isNew: request.kind === '新户' }),
    ),
  ]
  return { problems, channel, event }
}

function headProblems(
  request: EntryRequest,
  channel: EntryChannel | undefined,
  { forms, today, isVillage }: Checking,
): FieldProblem[] {
  const found: FieldProblem[] = []
  const villages = forms.channels.filter(({ isForVillages }) => isForVillages)
  const ofVillages = villages.map(({ name }) => name).join('和')
  const known = forms.channels.map(({ name }) => name).join('、')
  if (!channel) found.push({ key: 'channel', why: `请选择渠道（${known}）` })
  else if (isVillage && !channel.isForVillages) {
    found.push({
      key: 'channel',
      why: `村里只能登记${ofVillages}，“${channel.name}”请交乡镇登记`,
    })
  }
  if (request.reportedBy.trim() === '') {
    found.push({ key: 'reportedBy', why: `请填写${channel?.reporter ?? '报告人'}` })
  }
  if (request.reason.trim() === '') found.push({ key: 'reason', why: '请写明理由或情况' })
  const day = parseLocalDate(request.effectiveOn)
  if (day === undefined) found.push({ key: 'effectiveOn', why: '请填写生效日期' })
  else if (day > today) {
    found.push({ key: 'effectiveOn', why: `生效日期 ${day} 晚于今天 ${today}` })
  }
  return found
}

function kindProblems(request: EntryRequest, event: HouseholdEvent | undefined): FieldProblem[] {
  const found: FieldProblem[] = []
  const { kind, householdId, members, facts } = request
  if (kind !== '新户' && householdId === undefined) {
    found.push({ key: 'householdId', why: '请先选择哪一户' })
  }
  if (kind === '新户') found.push(...newHouseholdProblems(request))
  if (kind === '成员' && members.length !== 1) {
    found.push({ key: 'members', why: '请填写一名成员' })
  }
  if ((kind === '事实' || kind === '核实') && facts.length === 0) {
    found.push({ key: 'facts', why: '还没有填任何一项事实' })
  }
  if (kind === '核实' && facts.some(({ value }) => value === null)) {
    found.push({ key: 'facts', why: '核实结果要有确定的值；问不清的请用“登记走访”' })
  }
  if (kind === '事件') found.push(...eventProblems(request, event))
  return found
}

function newHouseholdProblems({ divisionCode, members }: EntryRequest): FieldProblem[] {
  const found: FieldProblem[] = []
  if (divisionCode === undefined) found.push({ key: 'divisionCode', why: '请选择所在村（社区）' })
  const heads = members.filter(({ relation }) => relation === '本人')
  if (members.length === 0) found.push({ key: 'members', why: '请至少填写户主' })
  else if (heads.length !== 1)
    found.push({ key: 'members', why: '与户主关系为“本人”的要有且只有一名' })
  return found
}

function eventProblems(request: EntryRequest, event: HouseholdEvent | undefined): FieldProblem[] {
  if (!event) return [{ key: 'event', why: '请选择发生了什么事' }]
  const found: FieldProblem[] = []
  if (event.isOfMember && request.personId === undefined) {
    found.push({ key: 'personId', why: `“${event.name}”要说明是哪一名成员` })
  }
  if (event.change === '加入成员' && request.members.length !== 1) {
    found.push({ key: 'members', why: '请填写加入的成员' })
  }
  if (event.change === '迁移' && request.divisionCode === undefined) {
    found.push({ key: 'divisionCode', why: '请选择迁到哪个村（社区）' })
  }
  return found
}

function factProblems({ facts }: EntryRequest, forms: EntryForms): FieldProblem[] {
  return facts.flatMap(({ code, value, subjectId }) => {
    const key = `facts.${subjectId ?? 'new'}.${code}`
    const fact = forms.facts.find((one) => one.code === code)
    if (!fact) return [{ key, why: `“${code}”不是可以登记的事实` }]
    const why = faultOfValue(fact, value)
    return why === undefined ? [] : [{ key, why }]
  })
}

function memberProblems(
  member: RequestedMember,
  key: string,
  { today, relations, isNew }: Checking & { readonly isNew: boolean },
): FieldProblem[] {
  const found: FieldProblem[] = []
  const { personId, name, identity, birthDate, relation, phone, sex } = member
  const joins = personId === undefined
  if (name === undefined ? joins : name.trim() === '') {
    found.push({ key: `${key}.name`, why: '请填写姓名' })
  }
  if (relation === undefined ? joins : !relations.includes(relation)) {
    found.push({ key: `${key}.relation`, why: `与户主关系请从 ${relations.join('、')} 中选` })
  }
  if (!isNew && joins && relation === '本人') {
    found.push({ key: `${key}.relation`, why: '户主只有一名，新加入的不能是“本人”' })
  }
  if (sex !== undefined && !['男', '女'].includes(sex)) {
    found.push({ key: `${key}.sex`, why: '性别只能是男、女，不知道就留空' })
  }
  const day = birthDate === undefined ? undefined : parseLocalDate(birthDate)
  if (birthDate !== undefined && (day === undefined || day > today)) {
    found.push({ key: `${key}.birthDate`, why: '出生日期不对，请写成 2015-03-02 这样，不晚于今天' })
  }
  if (identity !== undefined) {
    const checked = checkIdentityNumber(identity)
    if (!checked.ok) {
      const why = `证号不对：${identityProblemLabels[checked.problem]}，请核对证件；没有证号的留空`
      found.push({ key: `${key}.identity`, why })
    }
  }
  if (phone !== undefined && !/^1[3-9]\d{9}$/.test(phone)) {
    found.push({ key: `${key}.phone`, why: '电话应当是 11 位手机号，没有就留空' })
  }
  return found
}
