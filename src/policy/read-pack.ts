import type { LocalDate } from '#kernel/index'
import type { Catalogue } from './catalogue.ts'
import { readConstant, typeOfConstant } from './constants.ts'
import type {
  Basis,
  Category,
  Condition,
  Constant,
  DatedValue,
  ExpressionText,
  Label,
  Parameter,
  PolicyDocument,
  Restatement,
  Term,
} from './pack.ts'
import { readWords } from './parameter-domain.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  isMap,
  isSeq,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

const documentKeys = ['文号', '标题', '印发', '日期', '施行', '说明', '网址']
const valueKeys = ['自', '值', '来源', '说明', '示例', '依据']
const categoryKeys = ['名称', '序', '层级', '前提', '条件', '月保障金', '文件', '依据', '说明']

/** The documents a file encodes; the first is the one its articles belong to. */
export function readDocuments(root: SourceNode): readonly PolicyDocument[] {
  const node = childOf(root, '文件')
  if (node === undefined) return []
  return (isSeq(node.node) ? elementsOf(node) : [node]).map((at) => {
    allowKeys(at, documentKeys)
    const title = textChild(at, '标题')
    const issuer = textChild(at, '印发')
    const date = textChild(at, '日期')
    const effective = textChild(at, '施行')
    return {
      number: requiredText(at, '文号'),
      file: at.source.path,
      ...(title !== undefined && { title }),
      ...(issuer !== undefined && { issuer }),
      ...(date !== undefined && { date }),
      ...(effective !== undefined && { effective }),
    }
  })
}

/** The parameters of a file, each with its node. */
export function readParameters(
  root: SourceNode,
  context: { readonly document: string | undefined; readonly catalogue: Catalogue },
): readonly (readonly [Parameter, SourceNode])[] {
  const section = childOf(root, '参数')
  return (section ? entriesOf(section) : []).map((entry) => {
    const at = entry.value
    allowKeys(at, ['单位', '类型', '按', '可取', '取值', '文件', '依据', '说明'])
    const chosenBy = textChild(at, '按') ?? '城乡'
    const unit = textChild(at, '单位')
    const note = textChild(at, '说明')
    const basis = readBasis(at, context.document)
    const rows = elementsOf(requiredChild(at, '取值'))
    const first = rows[0] ?? refusePolicy('key-missing', entry.place, { key: '取值' })
    const codes = context.catalogue.findByName(chosenBy)?.codes.map((code) => code.value) ?? []
    const sample = valueNode(first, codes)
    const type = typeOfConstant(sample, { type: textChild(at, '类型'), unit })
    const values = rows.map((row) => readDatedValue(row, { name: entry.key, codes, type }))
    const words = readWords(at, type)
    const parameter: Parameter = {
      name: entry.key,
      type,
      chosenBy,
      values: inOrder(entry.key, values),
      place: entry.place,
      ...(unit !== undefined && { unit }),
      ...(words && { words }),
      ...(basis && { basis }),
      ...(note !== undefined && { note }),
    }
    return [parameter, at] as const
  })
}

/** The terms (derived facts) of a file, each with its node. */
export function readTerms(
  root: SourceNode,
  document: string | undefined,
): readonly (readonly [Term, SourceNode])[] {
  const section = childOf(root, '术语')
  return (section ? entriesOf(section) : []).map((entry) => {
    const at = entry.value
    allowKeys(at, ['层级', '式', '单位', '文件', '依据', '说明'])
    const level = requiredText(at, '层级')
    if (level !== '人' && level !== '户' && level !== '义务人') {
      const known = ['人', '户', '义务人']
      return refusePolicy('value-unknown', placeOf(requiredChild(at, '层级')), {
        name: level,
        known,
      })
    }
    const unit = textChild(at, '单位')
    const note = textChild(at, '说明')
    const basis = readBasis(at, document)
    const term: Term = {
      name: entry.key,
      level,
      expression: expressionAt(requiredChild(at, '式')),
      place: entry.place,
      ...(unit !== undefined && { unit }),
      ...(basis && { basis }),
      ...(note !== undefined && { note }),
    }
    return [term, at] as const
  })
}

/** A category; keys it leaves out come from `base`, the category of that name in an extended pack. */
export function readCategory(
  at: SourceNode,
  document: string | undefined,
  base: Category | undefined,
): Category {
  allowKeys(at, categoryKeys)
  const premise = childOf(at, '前提')
  const benefit = childOf(at, '月保障金')
  const order = textChild(at, '序')
  const note = textChild(at, '说明')
  const basis = readBasis(at, document)
  const conditions = childOf(at, '条件')
  if (base === undefined && conditions === undefined) requiredChild(at, '条件')
  return {
    ...base,
    name: requiredText(at, '名称'),
    order: order === undefined ? (base?.order ?? Number(requiredText(at, '序'))) : Number(order),
    conditions: conditions ? readConditions(conditions, document) : (base?.conditions ?? []),
    place: placeOf(at),
    ...(premise && { premise: expressionAt(premise) }),
    ...(benefit && { benefit: expressionAt(benefit) }),
    ...(basis && { basis }),
    ...(note !== undefined && { note }),
  }
}

/** The labels of a file: `{名称, 当}` or `{值}`. */
export function readLabels(root: SourceNode): readonly Label[] {
  const section = childOf(root, '标签')
  return (section ? elementsOf(section) : []).map((at) => {
    allowKeys(at, ['名称', '当', '值', '说明'])
    const value = childOf(at, '值')
    if (value) return { expression: expressionAt(value) }
    return { name: requiredText(at, '名称'), expression: expressionAt(requiredChild(at, '当')) }
  })
}

/** 依据 (and 文件) of an entry: `一（一）3` of the file's document, or `{文件: …, 条: …}`. */
export function readBasis(at: SourceNode, document: string | undefined): Basis | undefined {
  const named = childOf(at, '文件')
  const own = (named && writtenText(named)) ?? document
  const basis = childOf(at, '依据')
  if (basis !== undefined && isMap(basis.node)) {
    allowKeys(basis, ['文件', '条'])
    const article = textChild(basis, '条')
    const cited = textChild(basis, '文件') ?? own
    if (cited === undefined) return refusePolicy('key-missing', placeOf(basis), { key: '文件' })
    return { document: cited, ...(article !== undefined && { article }) }
  }
  if (own === undefined) return undefined
  const article = basis && writtenText(basis)
  if (named === undefined && article === undefined) return { document: own }
  return { document: own, ...(article !== undefined && { article }) }
}

export function expressionAt(at: SourceNode): ExpressionText {
  const text = writtenText(at)
  if (text === undefined || text.trim() === '') {
    return refusePolicy('shape', placeOf(at), { expected: '表达式' })
  }
  return { text, place: (offset = 0) => placeOf(at, offset) }
}

export function readConditions(
  list: SourceNode,
  document: string | undefined,
): readonly Condition[] {
  return elementsOf(list).map((at) => {
    const entries = entriesOf(at)
    const [only] = entries
    if (only && entries.length === 1) {
      return { name: only.key, expression: expressionAt(only.value) }
    }
    allowKeys(at, ['名称', '当', '写作', '折算', '文件', '依据'])
    const shownAs = childOf(at, '写作')
    const restated = childOf(at, '折算')
    const named = childOf(at, '依据') ?? childOf(at, '文件')
    const basis = named && readBasis(at, document)
    return {
      name: requiredText(at, '名称'),
      expression: expressionAt(requiredChild(at, '当')),
      ...(shownAs && { shownAs: expressionAt(shownAs) }),
      ...(restated && { restated: readRestatement(restated) }),
      ...(basis && { basis }),
    }
  })
}

function readRestatement(at: SourceNode): Restatement {
  allowKeys(at, ['名称', '值', '除以', '线'])
  return {
    name: requiredText(at, '名称'),
    value: expressionAt(requiredChild(at, '值')),
    divisor: expressionAt(requiredChild(at, '除以')),
    line: expressionAt(requiredChild(at, '线')),
  }
}

function readDatedValue(
  at: SourceNode,
  context: {
    readonly name: string
    readonly codes: readonly string[]
    readonly type: Parameter['type']
  },
): DatedValue {
  allowKeys(at, [...valueKeys, ...context.codes])
  const from = readConstant(requiredChild(at, '自'), 'day')
  const source = textChild(at, '来源')
  const note = textChild(at, '说明')
  const single = childOf(at, '值')
  const byCode = new Map<string, Constant>()
  for (const { key, value } of entriesOf(at)) {
    if (context.codes.includes(key)) byCode.set(key, readConstant(value, context.type))
  }
  const [code] = byCode.keys()
  const place = placeOf(at)
  if (single && code !== undefined) refusePolicy('value-mixed', place, { name: context.name, code })
  if (!single && code === undefined) refusePolicy('key-missing', place, { key: '值' })
  return {
    from: from.kind === 'day' ? from.value : ('' as LocalDate), // readConstant gave the day asked for
    isExample: source === '示例',
    place,
    ...(single ? { value: readConstant(single, context.type) } : { byCode }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
  }
}

function valueNode(row: SourceNode, codes: readonly string[]): SourceNode {
  const byCode = entriesOf(row).find((entry) => codes.includes(entry.key))
  return childOf(row, '值') ?? byCode?.value ?? requiredChild(row, '值')
}

// Ascending by day; two values of one day would leave open which of them holds.
function inOrder(name: string, values: readonly DatedValue[]): readonly DatedValue[] {
  const sorted = [...values].sort((left, right) => (left.from < right.from ? -1 : 1))
  const twice = values.find((one, index) =>
    values.slice(0, index).some((other) => other.from === one.from),
  )
  if (twice?.place) refusePolicy('value-twice', twice.place, { name, day: twice.from })
  return sorted
}
