import type { CheckedPack } from './check-pack.ts'
import type { Basis, Parameter, PolicyDocument } from './pack.ts'
import type { Place } from './place.ts'
import { type Finding, finding } from './static-finding.ts'
import { sitesOf } from './static-sites.ts'
import { type Expression, operandsOf } from './typed.ts'
import { placeOf } from './yaml-source.ts'

/** Parameters the platform reads by their names, outside any expression. */
const readByPlatform = ['书面告知时限', '催数时限']

const otherSections = [
  '程序', '处置', '救助项目', '路由', '公示', '流程', '期限', '数据集', '部门', '角色', '监测', '条文', '标签',
] // biome-ignore format: one list

/** Values that leave a code or a time out, and what nothing reads or nobody vouches for. */
export function findInParameters(checked: CheckedPack): readonly Finding[] {
  const { pack } = checked
  const used = usedNames(checked)
  const isOwn = ownFiles(checked)
  const found: Finding[] = []
  for (const parameter of pack.parameters.values()) {
    const { name, place, basis } = parameter
    if (used.has(name))
      found.push(...missingCodes(parameter, checked), ...lateStart(parameter, checked, isOwn))
    else if (isOwn(place)) found.push(unused('参数', name, place))
    const missing = missingOf(basis)
    if (missing) found.push(unfounded('参数', { name, missing, place }))
  }
  for (const { name, place, basis } of pack.terms.values()) {
    if (!place) continue
    if (!used.has(name) && isOwn(place)) found.push(unused('术语', name, place))
    const missing = missingOf(basis)
    if (missing) found.push(unfounded('术语', { name, missing, place }))
  }
  return found
}

// What an extended pack defines may be there for other places.
function ownFiles({ pack }: CheckedPack): (place: Pick<Place, 'file'>) => boolean {
  const head = pack.sectionNodes('标识').at(-1)
  const folderOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf('/')))
  const own = head && folderOf(placeOf(head).file)
  return ({ file }) => own === folderOf(file)
}

/** What of an authority is missing: 文件, 条款; undefined when both are there. */
export function missingOf(basis: Basis | undefined): string | undefined {
  if (!basis) return '文件和条款'
  return basis.article ? undefined : '条款'
}

function unfounded(
  kind: string,
  given: { readonly name: string; readonly missing: string; readonly place: Finding['place'] },
): Finding {
  const { name, missing, place } = given
  const says = `${kind}“${name}”没有写明依据的${missing}。请在“依据”里补上。`
  return finding(place, 'basis-missing', { says, severity: '提示' })
}

function unused(kind: string, name: string, place: Finding['place']): Finding {
  const says = `${kind}“${name}”没有地方用到。请删去，或检查用到它的式子是不是写了别的名称。`
  return finding(place, 'unused', { says, severity: '提示' })
}

function missingCodes(parameter: Parameter, { catalogue }: CheckedPack): readonly Finding[] {
  const codes = catalogue.findByName(parameter.chosenBy)?.codes.map((code) => code.value) ?? []
  return parameter.values.flatMap(({ byCode, from, place }) => {
    const missing = byCode ? codes.filter((code) => !byCode.has(code)) : []
    if (missing.length === 0 || !place) return []
    const says = `参数“${parameter.name}”从 ${from} 起没有“${missing.join('、')}”的取值，这些户只能待核实。请补上，不知道的写“未知”。`
    return [finding(place, 'codes-missing', { says })]
  })
}

// The pack holds from its newest document on: days between that and the first value have none.
function lateStart(
  parameter: Parameter,
  { pack }: CheckedPack,
  isOwn: (place: Pick<Place, 'file'>) => boolean,
): readonly Finding[] {
  const { basis, values, name, place } = parameter
  const own = pack.documents.filter(isOwn).map(startOf).filter(Boolean).sort()
  const cited = pack.documents.filter((one) => one.number === basis?.document).map(startOf)
  const newest = own.at(-1) ?? pack.documents.map(startOf).sort().at(-1)
  const start = [newest ?? '', ...cited].sort().at(-1) ?? ''
  const first = values[0]?.from
  if (start === '' || first === undefined || first <= start) return []
  const says = `参数“${name}”的第一个取值从 ${first} 起，晚于所依据文件的 ${start}，其间无法测算。请补上这一段的取值；文件另有施行日的，在“文件”里写上“施行”。`
  return [finding(values[0]?.place ?? place, 'begins-late', { says })]
}

function startOf({ effective, date }: PolicyDocument): string {
  return effective ?? date ?? ''
}

/** Names that a decision, a rule, a scheme or another section reads, through terms or directly. */
function usedNames(checked: CheckedPack): ReadonlySet<string> {
  const { pack } = checked
  const used = new Set<string>([...readByPlatform, '计算人口'])
  const visit = (expression: Expression): void => {
    if (expression.op === 'parameter') used.add(expression.parameter.name)
    if (expression.op === 'shift') used.add(expression.period.name)
    if (expression.op === 'among' && 'name' in expression.options) used.add(expression.options.name)
    if (expression.op === 'term') {
      const { term } = expression
      if (used.has(term.name)) return
      used.add(term.name)
      const target = checked.terms.get(term)
      if (target) visit(target)
    }
    operandsOf(expression).forEach(visit)
  }
  for (const { where, expression } of sitesOf(checked)) {
    if (!where.startsWith('术语')) visit(expression)
  }
  if (checked.counted) visit(checked.counted)
  const plain = otherSections.map((name) => JSON.stringify(pack.section(name) ?? '')).join('\n')
  for (const name of pack.parameters.keys()) if (plain.includes(name)) used.add(name)
  for (const term of pack.terms.values()) {
    const target = checked.terms.get(term)
    if (!used.has(term.name) && plain.includes(term.name) && target) {
      used.add(term.name)
      visit(target)
    }
  }
  return used
}
