import { defineRefusals, type Refusal } from '#kernel/index'
import { nearestName } from './nearest-name.ts'
import type { Place } from './place.ts'

interface At {
  readonly file: string
  readonly line: number
  readonly column: number
}

const at = (place: At) => `${place.file} 第 ${place.line} 行第 ${place.column} 列`
const near = (nearest?: string) => (nearest === undefined ? '' : `，是否想写“${nearest}”`)
const wrongWord = (d: { name: string; word: string; words: readonly string[] }) =>
  `参数“${d.name}”不能取“${d.word}”${near(nearestName(d.word, d.words))}${nearestName(d.word, d.words) === undefined ? '。' : '？'}可用：${d.words.join('、')}。`
const wrongNumber = (d: { name: string; number: string; allowed: string }) =>
  `参数“${d.name}”不能取 ${d.number}，应是${d.allowed}。请改正后重试。`
const status = 422

const table = {
  'yaml-broken': {
    status,
    sentence: (d: At & { reason: string }) =>
      `${at(d)}：不是合法的 YAML（${d.reason}）。请按提示改正后重试。`,
  },
  'number-unquoted': {
    status,
    sentence: (d: At & { value: string }) =>
      `${at(d)}：号码 ${d.value} 须加引号，否则会丢失数位。请写成 "${d.value}"。`,
  },
  shape: {
    status,
    sentence: (d: At & { expected: string }) => `${at(d)}：此处应为${d.expected}。请改正后重试。`,
  },
  'key-missing': {
    status,
    sentence: (d: At & { key: string }) => `${at(d)}：缺少“${d.key}”。请补上后重试。`,
  },
  'key-unknown': {
    status,
    sentence: (d: At & { name: string; nearest?: string }) =>
      `${at(d)}：不认识的键“${d.name}”${near(d.nearest)}？请改正后重试。`,
  },
  'value-unknown': {
    status,
    sentence: (d: At & { name: string; known: readonly string[]; nearest?: string }) =>
      `${at(d)}：不认识的取值“${d.name}”${near(d.nearest)}？可用：${d.known.join('、')}。`,
  },
  'fact-twice': {
    status,
    sentence: (d: At & { name: string; twin: number }) =>
      `${at(d)}：事实“${d.name}”的名称或代码已在第 ${d.twin} 行用过。请换一个。`,
  },
  'fact-code': {
    status,
    sentence: (d: At & { name: string }) =>
      `${at(d)}：事实代码“${d.name}”只能用小写英文字母、数字和下划线，且以字母开头。`,
  },
  'name-twice': {
    status,
    sentence: (d: At & { name: string; twin?: string }) =>
      `${at(d)}：“${d.name}”已经定义过${d.twin === undefined ? '' : `（${d.twin}）`}。请换一个名称。`,
  },
  'name-unknown': {
    status,
    sentence: (d: At & { name: string; nearest?: string }) =>
      `${at(d)}：不认识“${d.name}”${near(d.nearest)}？名称须在事实目录或本政策中有定义。`,
  },
  'name-joined': {
    status,
    sentence: (d: At & { name: string; word: string; instead: string }) =>
      `${at(d)}：“${d.name}”被读成了一个名称，因为“${d.word}”不是运算符。请把“${d.word}”改成“${d.instead}”。`,
  },
  syntax: {
    status,
    sentence: (d: At & { text: string }) =>
      `${at(d)}：表达式写法有误（“${d.text}”附近）。请对照政策语言说明改正。`,
  },
  type: {
    status,
    sentence: (d: At & { reason: string }) => `${at(d)}：${d.reason}。请改正后重试。`,
  },
  circular: {
    status,
    sentence: (d: At & { name: string; path?: string }) =>
      `${at(d)}：“${d.name}”的定义绕回了自己${d.path === undefined ? '' : `（${d.path}）`}。请改正。`,
  },
  'pack-unknown': {
    status,
    sentence: (d: { id: string; known: readonly string[] }) =>
      `没有标识为“${d.id}”的政策包。已有：${d.known.join('、')}。`,
  },
  'pack-circular': {
    status,
    sentence: (d: At & { path: string }) =>
      `${at(d)}：政策包的继承绕回了自己（${d.path}）。请改正“继承”。`,
  },
  'base-unknown': {
    status,
    sentence: (d: At & { name: string; known: readonly string[]; nearest?: string }) =>
      `${at(d)}：没有标识为“${d.name}”的政策包可继承${near(d.nearest)}？已有：${d.known.join('、')}。`,
  },
  'parameter-unset': {
    status,
    sentence: (d: At & { name: string; day: string }) =>
      `${at(d)}：参数“${d.name}”在 ${d.day} 没有取值。请补上该日起的取值。`,
  },
  'parameter-retyped': {
    status,
    sentence: (d: At & { name: string; base: string; type: string; where: string }) =>
      `${at(d)}：参数“${d.name}”在这里是${d.type}，在所继承的 ${d.where} 是${d.base}。请用同一种类型。`,
  },
  'value-twice': {
    status,
    sentence: (d: At & { name: string; day: string }) =>
      `${at(d)}：参数“${d.name}”从 ${d.day} 起有两个取值。请只留一个。`,
  },
  'value-mixed': {
    status,
    sentence: (d: At & { name: string; code: string }) =>
      `${at(d)}：参数“${d.name}”既写了“值”又写了“${d.code}”。请只留一种写法。`,
  },
  'value-word': {
    status,
    sentence: (d: At & { name: string; word: string; words: readonly string[] }) =>
      `${at(d)}：${wrongWord(d)}`,
  },
  'value-outside': {
    status,
    sentence: (d: At & { name: string; number: string; allowed: string }) =>
      `${at(d)}：${wrongNumber(d)}`,
  },
  'unit-changed': {
    status,
    sentence: (d: At & { name: string; unit: string; base: string; where: string }) =>
      `${at(d)}：参数“${d.name}”在这里以“${d.unit}”为单位，在所继承的 ${d.where} 以“${d.base}”为单位。请用同一单位。`,
  },
  'department-unknown': {
    status,
    sentence: (d: At & { name: string; nearest?: string }) =>
      `${at(d)}：不认识的部门“${d.name}”${near(d.nearest)}？部门须在“部门”里列出。`,
  },
  'basis-missing': {
    status,
    sentence: (d: At & { kind: string; name: string; missing: string }) =>
      `${at(d)}：${d.kind}“${d.name}”没有写明${d.missing}。请在“依据”里写上文件和条款。`,
  },
  'unit-mixed': {
    status,
    sentence: (d: At & { says: string }) => `${at(d)}：${d.says}`,
  },
  'override-unknown': {
    status,
    sentence: (d: { name: string; nearest?: string }) =>
      `政策包没有参数“${d.name}”，不能替换${near(d.nearest)}？`,
  },
  'override-word': {
    status,
    sentence: (d: { name: string; word: string; words: readonly string[] }) => wrongWord(d),
  },
  'override-outside': {
    status,
    sentence: (d: { name: string; number: string; allowed: string }) => wrongNumber(d),
  },
  'case-invalid': {
    status,
    sentence: (d: { id: string; reason: string }) => `案例 ${d.id}：${d.reason}。请改正案例文件。`,
  },
  'scheme-unknown': {
    status: 404,
    sentence: (d: { id: string }) => `政策包没有编号为“${d.id}”的救助项目。`,
  },
  'rule-unknown': {
    status: 404,
    sentence: (d: { id: string }) => `政策包没有编号为“${d.id}”的监测规则，或它不按人、户判断。`,
  },
}

const make = defineRefusals('policy', table)

type PlacedReason = {
  [Reason in keyof typeof table]: Parameters<(typeof table)[Reason]['sentence']>[0] extends At
    ? Reason
    : never
}[keyof typeof table]

type Without<Reason extends PlacedReason> = Omit<
  Parameters<(typeof table)[Reason]['sentence']>[0],
  keyof At
> & { readonly known?: readonly string[] }

/** Refuses a policy text at a place of its file. */
export function refusePolicy<Reason extends PlacedReason>(
  reason: Reason,
  place: Place,
  details: Without<Reason>,
): never {
  const named = details as { name?: string; nearest?: string; known?: readonly string[] } // the keys a line of the table may ask for
  const nearest =
    named.nearest ?? (named.name && named.known ? nearestName(named.name, named.known) : undefined)
  const all = { ...details, ...place, ...(nearest !== undefined && { nearest }) }
  throw make(reason, all as never) // the parts were checked by `Without` and `Place`
}

export function refuse<Reason extends Exclude<keyof typeof table, PlacedReason>>(
  reason: Reason,
  details: Parameters<(typeof table)[Reason]['sentence']>[0],
): Refusal {
  return make(reason, details as never) // checked by the parameter's own type
}
