import { expressionAt, readBasis, readConditions } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import { type Scheme, schemeKinds } from './scheme.ts'
import {
  allowKeys,
  childOf,
  entriesOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  textsChild,
} from './yaml-source.ts'

const schemeKeys = [
  '编号',
  '名称',
  '种类',
  '对象',
  '责任',
  '配合',
  '文件',
  '依据',
  '前提',
  '条件',
  '在享',
  '缺席依赖',
  '金额',
  '金额单位',
  '金额说明',
  '明细',
  '互斥',
  '说明',
]

/** A scheme; keys it leaves out come from `base`, the scheme of that 编号 in an extended pack. */
export function readScheme(
  at: SourceNode,
  document: string | undefined,
  base: Scheme | undefined,
): Scheme {
  allowKeys(at, schemeKeys)
  const id = requiredText(at, '编号')
  const conditions = childOf(at, '条件')
  if (base === undefined && conditions === undefined) requiredChild(at, '条件')
  const name = textChild(at, '名称')
  const kind = childOf(at, '种类') || !base ? oneOf(at, '种类', schemeKinds) : base.kind
  const subject = childOf(at, '对象') || !base ? oneOf(at, '对象', ['人', '户']) : base.subject
  const basis = readBasis(at, document)
  return {
    ...base,
    place: placeOf(at),
    id,
    name: name ?? base?.name ?? id,
    kind,
    subject,
    responsible: texts(at, '责任', base?.responsible),
    cooperating: texts(at, '配合', base?.cooperating),
    conditions: conditions ? readConditions(conditions, document) : (base?.conditions ?? []),
    absentDatasets: texts(at, '缺席依赖', base?.absentDatasets),
    excludes: texts(at, '互斥', base?.excludes),
    details: readDetails(at) ?? base?.details ?? [],
    ...(basis && { basis }),
    ...expressions(at),
    ...wordings(at),
  }
}

function texts(
  at: SourceNode,
  key: string,
  base: readonly string[] | undefined,
): readonly string[] {
  return childOf(at, key) ? textsChild(at, key) : (base ?? [])
}

function expressions(at: SourceNode): Pick<Scheme, 'premise' | 'received' | 'amount'> {
  const premise = childOf(at, '前提')
  const received = childOf(at, '在享')
  const amount = childOf(at, '金额')
  return {
    ...(premise && { premise: expressionAt(premise) }),
    ...(received && { received: expressionAt(received) }),
    ...(amount && { amount: expressionAt(amount) }),
  }
}

function wordings(at: SourceNode): Pick<Scheme, 'amountUnit' | 'amountNote' | 'note'> {
  const amountUnit = textChild(at, '金额单位')
  const amountNote = textChild(at, '金额说明')
  const note = textChild(at, '说明')
  return {
    ...(amountUnit !== undefined && { amountUnit }),
    ...(amountNote !== undefined && { amountNote }),
    ...(note !== undefined && { note }),
  }
}

function readDetails(at: SourceNode): Scheme['details'] | undefined {
  const details = childOf(at, '明细')
  if (details === undefined) return undefined
  return entriesOf(details).map(({ key, value }) => ({
    name: key,
    expression: expressionAt(value),
  }))
}

function oneOf<const T extends string>(at: SourceNode, key: string, allowed: readonly T[]): T {
  const text = requiredText(at, key)
  const found = allowed.find((one) => one === text)
  const place = placeOf(requiredChild(at, key))
  return found ?? refusePolicy('value-unknown', place, { name: text, known: allowed })
}
