import { type CompiledPack, type DataRequest, factsOfRules } from '#monitoring/index'
import type { Fact } from '#policy/index'
import { type Dataset, type DatasetMap, factsOf } from '#sources/index'

/**
 * The facts that a request asks for: those of the dataset that its rules rest on; where they rest on none
 * of them, those that a file of the dataset must have.
 */
export function askedFacts(
  compiled: CompiledPack,
  dataset: Dataset,
  { rules }: Pick<DataRequest, 'rules'>,
): readonly Fact[] {
  const used = new Set(factsOfRules(compiled, rules))
  const given = factsOf(dataset)
  const wanted = given.filter(({ code }) => used.has(code))
  if (wanted.length > 0) return wanted
  return dataset.columns.flatMap(({ fact, required }) => (fact && required ? [fact] : []))
}

/**
 * The dataset as its reply file has it: every fact in a column of its own, whether the department's own
 * file has it in a column, implies it or counts it; so that 否 and 0 are answers, too. It adds, and says
 * nothing of whoever is not in it.
 */
export function replyDataset(dataset: Dataset, facts: readonly Fact[]): Dataset {
  const { shelfMonths, columns, code, name, department, subject, cycle } = dataset
  const roles = columns
    .filter(({ role }) => role === '身份证号' || role === '姓名')
    .map((column) => ({ ...column, required: true }))
  return {
    ...{ code, name, department, subject, cycle },
    ...(shelfMonths !== undefined && { shelfMonths }),
    kind: '事实',
    mode: '增量',
    marks: facts.map((fact) => fact.name),
    columns: [
      ...roles,
      ...facts.map((fact) => ({
        field: fact.name,
        fact,
        required: false,
        combine: columns.find((one) => one.fact?.code === fact.code)?.combine ?? ('冲突' as const),
        headers: [],
      })),
    ],
    fixed: [],
    counted: [],
    absent: [],
  }
}

/** The datasets with this one in the form of its reply file. */
export function withReplyDataset(map: DatasetMap, reply: Dataset): DatasetMap {
  const datasets = map.datasets.map((one) => (one.code === reply.code ? reply : one))
  return {
    ...map,
    datasets,
    find: (code) => datasets.find((one) => one.code === code || one.name === code),
  }
}

/** What may stand in a fact's column, for whoever fills it in. */
export function howToFill(fact: Fact): string {
  const { name, type, unit, codes } = fact
  if (type === '是否') return `${name}：填 是 或 否`
  if (type === '代码') return `${name}：填 ${codes.map(({ value }) => value).join('、')} 之一`
  if (type === '日期') return `${name}：填日期，如 2024-09-30`
  if (type === '月份') return `${name}：填年月，如 2024-09`
  if (type === '金额') return `${name}：填数，单位元，没有的填 0`
  return `${name}：填${type === '文本' ? '文字' : '数'}${unit ? `，单位${unit}` : ''}`
}
