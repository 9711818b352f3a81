/** Another way to read a header that nobody knows as it stands. */
export interface HeaderForm {
  readonly text: string
  /** The form says what the column is for (a name, a number, a place), never which fact it holds. */
  readonly rolesOnly: boolean
}

const others = /户主|申请人|监护|联系人|代理|代办|经办|父|母|配偶|义务|收款|领款|法定代表/
/** What stands in brackets lists values or tells how to write, and does not narrow the meaning. */
const explaining =
  /[、，,/;；…]|等$|\d级|年月日|格式|详细|单位|元$|^(?:个|个月|次|人|户|岁|周岁|辆|套|间|处|平方米|平米|㎡)$/
const prefixes =
  /^(?:户籍所在|户籍|所在地|所在|所属|居住|现居住|现住|本人|对象|人员|残疾人|救助对象|保障对象|家庭成员|成员|学生|患者|参保人|持证人|享受人|受助人|申领人)(?=.)/
const mostForms = 24
const known = new Map<string, readonly HeaderForm[]>()

/**
 * The forms of a header, the closest first: `家庭住址(详细到门牌)` as 家庭住址, `残疾人身份证号码` as
 * 身份证号码, `行政村/社区` as 行政村, `姓名name` as 姓名.
 */
export function headerForms(header: string): readonly HeaderForm[] {
  if (
    header.length > 30 ||
    !/[(/a-z码]|[、的]|^[户所居现本对人残救保家成学患参持享受申]/.test(header)
  )
    return []
  const before = known.get(header)
  if (before !== undefined) return before
  const forms = new Map<string, boolean>()
  let open: readonly HeaderForm[] = [{ text: header, rolesOnly: false }]
  for (let round = 0; round < 3 && forms.size < mostForms; round += 1) {
    open = open.flatMap(nextForms).filter(({ text }) => text !== '' && !forms.has(text))
    for (const { text, rolesOnly } of open) if (!forms.has(text)) forms.set(text, rolesOnly)
  }
  forms.delete(header)
  const found = [...forms].map(([text, rolesOnly]) => ({ text, rolesOnly }))
  if (known.size < 5000) known.set(header, found)
  return found
}

function nextForms({ text, rolesOnly }: HeaderForm): readonly HeaderForm[] {
  const form = (next: string, onlyRoles: boolean): HeaderForm => ({
    text: next,
    rolesOnly: rolesOnly || onlyRoles,
  })
  const found: HeaderForm[] = []
  const bracket = /\(([^()]*)\)/.exec(text)
  const inner = bracket?.[1] ?? ''
  if (bracket !== null && (!others.test(inner) || inner.startsWith('本人'))) {
    found.push(form(text.replace(bracket[0], ''), !explaining.test(inner)))
    // 乡(镇)街道 is written for 乡镇街道.
    if (inner.length <= 2) found.push(form(text.replace(bracket[0], inner), true))
    if (inner.length > 1) found.push(form(inner, true))
  }
  const latin = text.replace(/[a-z.'-]+/g, '')
  if (latin !== text && /[\u4e00-\u9fff]{2}/.test(latin)) found.push(form(latin, false))
  const parts = text.split('/')
  if (parts.length === 2) for (const part of parts) found.push(form(part, true))
  if (text.includes('的')) found.push(form(text.replace('的', ''), false))
  if (/号码$/.test(text)) found.push(form(text.slice(0, -1), true))
  const rest = text.replace(prefixes, '')
  if (rest !== text) found.push(form(rest, true))
  return found
}
