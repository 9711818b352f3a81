import type { Catalogue } from './catalogue.ts'
import {
  type ExportCell,
  type ExportColumn,
  type ExportCount,
  type ExportForm,
  type ExportSubject,
  type ExportTemplate,
  exportCells,
  exportFields,
  exportSubjects,
} from './export-form.ts'
import { nearestName } from './nearest-name.ts'
import type { Pack } from './pack.ts'
import { expressionAt, readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  textsChild,
  writtenText,
} from './yaml-source.ts'

const keys = [
  ...['代码', '名称', '对象', '当', '列', '列如', '模板', '用途'],
  ...['依据', '文件', '来源', '说明'],
]

/**
 * The ledgers and tables of a pack (section 导出): the nearest pack's replaces those of the same 代码.
 * Refuses unknown keys, fields and facts, a table without columns, and a column without a content, with
 * file, line and column.
 */
export function readExports(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  catalogue: Catalogue,
): readonly ExportForm[] {
  const forms = new Map<string, ExportForm>()
  for (const list of pack.sectionNodes('导出')) {
    for (const at of elementsOf(list)) {
      const document = pack.documents.find((one) => one.file === placeOf(at).file)?.number
      const form = readForm(at, { catalogue, document, forms })
      const twin = forms.get(form.code)
      if (twin && twin.place.file === form.place.file) {
        refusePolicy('name-twice', form.place, { name: form.code })
      }
      forms.set(form.code, form)
    }
  }
  return [...forms.values()]
}

interface Reading {
  readonly catalogue: Catalogue
  readonly document: string | undefined
  /** What was read before. */
  readonly forms: ReadonlyMap<string, ExportForm>
}

function readForm(at: SourceNode, reading: Reading): ExportForm {
  const { document } = reading
  allowKeys(at, keys)
  const subject = oneOf(requiredChild(at, '对象'), exportSubjects)
  const template = childOf(at, '模板')
  const when = childOf(at, '当')
  const purpose = textChild(at, '用途')
  const note = textChild(at, '说明')
  const basis = childOf(at, '依据') && readBasis(at, document)
  const columns = readColumns(at, { ...reading, subject, isPlaced: template !== undefined })
  if (columns.length === 0) refusePolicy('shape', placeOf(at), { expected: '至少一列' })
  if (when && subject !== '人' && subject !== '户') {
    refusePolicy('shape', placeOf(when), { expected: '只有对象为“人”或“户”时写“当”' })
  }
  return {
    code: requiredText(at, '代码'),
    name: requiredText(at, '名称'),
    subject,
    columns,
    isExample: textChild(at, '来源') === '示例',
    place: placeOf(at),
    ...(when && { when: expressionAt(when) }),
    ...(template && { template: readTemplate(template) }),
    ...(purpose !== undefined && { purpose }),
    ...(basis && { basis }),
    ...(note !== undefined && { note }),
  }
}

/** The table's own columns, or those of another one (列如). */
function readColumns(
  at: SourceNode,
  context: Reading & { readonly subject: ExportSubject; readonly isPlaced: boolean },
): readonly ExportColumn[] {
  const like = childOf(at, '列如')
  if (!like) return elementsOf(requiredChild(at, '列')).map((one) => readColumn(one, context))
  const known = [...context.forms.values()].filter((one) => one.subject === context.subject)
  const found = known.find((one) => one.code === writtenText(like))
  if (found) return found.columns
  const name = writtenText(like) ?? ''
  return refusePolicy('value-unknown', placeOf(like), { name, known: known.map((one) => one.code) })
}

function readColumn(
  at: SourceNode,
  context: {
    readonly subject: ExportSubject
    readonly catalogue: Catalogue
    readonly isPlaced: boolean
  },
): ExportColumn {
  allowKeys(at, ['表头', '列', '字段', '事实', '计', '对象', '当', '预警', '说明'])
  const { subject, catalogue, isPlaced } = context
  const field = childOf(at, '字段')
  const fact = childOf(at, '事实')
  const count = childOf(at, '计')
  const header = textChild(at, '表头')
  const where = {
    place: placeOf(at),
    ...(header !== undefined && { header }),
    ...(isPlaced ? { letters: lettersAt(requiredChild(at, '列')) } : {}),
  }
  if (!isPlaced && header === undefined) requiredChild(at, '表头')
  if (count) return { ...where, content: { count: readCount(at, count, catalogue) } }
  if (field) return { ...where, content: { field: oneOf(field, exportFields[subject]) } }
  if (fact === undefined || subject === '预警' || subject === '统计') {
    return refusePolicy('key-missing', placeOf(at), { key: '字段' })
  }
  const levels = subject === '人' ? ['人', '户'] : ['户']
  return { ...where, content: { fact: factAt(fact, catalogue, levels) } }
}

function readCount(at: SourceNode, count: SourceNode, catalogue: Catalogue): ExportCount {
  const of = oneOf(count, ['户', '人', '金额', '预警'] as const)
  const about = childOf(at, '对象')
  const subject = about ? oneOf(about, ['户', '人'] as const) : '户'
  const when = childOf(at, '当')
  const alerts = childOf(at, '预警')
  if (alerts) allowKeys(alerts, ['类别', '状态', '范围'])
  const span = alerts && childOf(alerts, '范围')
  return {
    of,
    subject,
    ...(when && { when: expressionAt(when) }),
    ...(of === '金额' && { fact: factAt(requiredChild(at, '事实'), catalogue, [subject]) }),
    ...(of === '预警' && {
      alerts: {
        classes: alerts ? textsChild(alerts, '类别') : [],
        states: alerts ? textsChild(alerts, '状态') : [],
        span: span ? oneOf(span, ['当月', '累计'] as const) : '累计',
      },
    }),
  }
}

function readTemplate(at: SourceNode): ExportTemplate {
  allowKeys(at, ['文件', '工作表', '首行', '合计行', '填写'])
  const cells = childOf(at, '填写')
  const total = childOf(at, '合计行')
  const file = requiredText(at, '文件')
  if (!/^[^/\\]+\.xlsx$/.test(file)) {
    refusePolicy('shape', placeOf(requiredChild(at, '文件')), {
      expected: 'templates/ 里的 .xlsx 文件名',
    })
  }
  return {
    file,
    sheet: requiredText(at, '工作表'),
    firstRow: rowAt(requiredChild(at, '首行')),
    cells: (cells ? entriesOf(cells) : []).map(({ key, value }) => ({
      at: key,
      content: oneOf<ExportCell>(value, exportCells),
    })),
    ...(total && { totalRow: rowAt(total) }),
  }
}

function rowAt(at: SourceNode): number {
  const row = Number(writtenText(at))
  return Number.isInteger(row) && row > 0
    ? row
    : refusePolicy('shape', placeOf(at), { expected: '行号' })
}

function lettersAt(at: SourceNode): string {
  const text = writtenText(at) ?? ''
  return /^[A-Z]{1,3}$/.test(text)
    ? text
    : refusePolicy('shape', placeOf(at), { expected: '列的字母，如 C' })
}

function factAt(at: SourceNode, catalogue: Catalogue, levels: readonly string[]): string {
  const name = writtenText(at) ?? ''
  const fact = catalogue.findByName(name)
  if (fact && levels.includes(fact.level)) return name
  const known = catalogue.facts.filter((one) => levels.includes(one.level)).map((one) => one.name)
  const near = nearestName(name, known)
  return refusePolicy('value-unknown', placeOf(at), {
    name,
    known: near ? [near] : known.slice(0, 20),
  })
}

function oneOf<T extends string>(at: SourceNode, allowed: readonly T[]): T {
  const name = writtenText(at) ?? ''
  const found = allowed.find((one) => one === name)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name, known: allowed })
}
