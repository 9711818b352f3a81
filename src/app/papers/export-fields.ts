import { type Sql, sql, trusted } from '#db/index'
import type { ColumnKind } from '#papers/index'
import type { ExportSubject, Fact } from '#policy/index'
import { profileColumn } from '#policy/index'

/** How the value of a column is read and shown. */
export interface ExportValue {
  readonly kind: ColumnKind
  /** Undefined: it is made here, as the number of the row. */
  readonly read?: Sql
  /** Kept encrypted; masked unless whole numbers are asked for. */
  readonly sealed?: '证号' | '电话' | '账号'
  /** Whether it is left out unless whole values are asked for. */
  readonly isSensitive?: boolean
}

const text = (read: string): ExportValue => ({ kind: '文本', read: trusted(read) })
const day = (read: string): ExportValue => ({ kind: '日期', read: trusted(`${read}::text`) })
const sealed = (read: string, kind: NonNullable<ExportValue['sealed']>): ExportValue => ({
  kind: '文本',
  read: trusted(read),
  sealed: kind,
})

/** What a field shows. The rows are `x`, persons `p` with profile `f`, households `h` with profile `g`. */
export function fieldValue(
  subject: ExportSubject,
  field: string,
  given: { readonly month: string; readonly day: string; readonly county: string },
): ExportValue {
  if (field === '年龄') {
    const birth = 'coalesce(f.f_birth_date, p.birth_date)'
    const years = sql`extract(year from age(${given.day}::date, ${trusted(birth)}))::integer`
    return { kind: '整数', read: years }
  }
  if (field === '月份') return { kind: '文本', read: sql`${given.month}::text` }
  if (field === '县') return { kind: '文本', read: sql`${given.county}::text` }
  const own = subject === '预警' ? alertFields[field] : undefined
  const found = own ?? commonFields[field]
  if (!found) throw new RangeError(`no such field of ${subject}: ${field}`)
  return found
}

const commonFields: Readonly<Record<string, ExportValue>> = {
  序号: { kind: '整数' },
  乡镇: text('t.name'),
  村: text('v.name'),
  户号: text('h.number'),
  户主: text('w.name'),
  家庭人口: { kind: '整数', read: trusted('x.members') },
  住址: { ...text('h.address'), isSensitive: true },
  姓名: text('p.name'),
  身份证号: sealed('p.id_cipher', '证号'),
  性别: text('coalesce(f.f_sex, p.sex)'),
  出生日期: { ...day('coalesce(f.f_birth_date, p.birth_date)'), isSensitive: true },
  与户主关系: text('f.f_relation'),
  联系电话: sealed('p.phone_cipher', '电话'),
  银行账号: sealed('p.bank_card_cipher', '账号'),
  户主身份证号: sealed('w.id_cipher', '证号'),
  户主联系电话: sealed('w.phone_cipher', '电话'),
}

const alertFields: Readonly<Record<string, ExportValue>> = {
  规则: text('a.rule'),
  预警: text('a.title'),
  预警类别: text('a.class'),
  级别: text('a.severity'),
  证据强度: text('a.evidence_strength'),
  依据: text('a.basis'),
  提出日期: day('a.raised_on'),
  状态: text('a.state'),
  责任部门: text('b.department'),
  办理时限: day('b.due_on'),
  反馈日期: day('b.replied_on'),
  办结日期: day('a.closed_on'),
  办结原因: text('a.closed_reason'),
}

const factKinds: Readonly<Record<Fact['type'], ColumnKind>> = {
  金额: '金额',
  数量: '整数',
  面积: '文本',
  日期: '日期',
  月份: '文本',
  是否: '文本',
  代码: '文本',
  文本: '文本',
}

/** What a fact shows; of high sensitivity only where whole values are asked for. */
export function factValue(fact: Fact): ExportValue {
  const column = `${fact.level === '人' ? 'f' : 'g'}.${profileColumn(fact)}`
  const isSensitive = fact.sensitivity === '高'
  return { kind: factKinds[fact.type], read: trusted(readFact(fact.type, column)), isSensitive }
}

function readFact(type: Fact['type'], column: string): string {
  switch (type) {
    case '是否':
      return `case when ${column} then '是' when not ${column} then '否' end`
    case '月份':
      return `to_char(${column}, 'YYYY-MM')`
    case '日期':
    case '面积':
      return `${column}::text`
    default:
      return column
  }
}
