import { checkPolicies } from '#app/index'
import { print, printJson } from '../../output.ts'

/** Every pack named, or all of them: what is wrong, what is odd, what is only an example. */
export function check(id: string | undefined, options: { readonly json?: boolean }): void {
  const reports = checkPolicies(id)
  if (reports.some((one) => one.errors.length > 0)) process.exitCode = 1
  if (options.json) {
    printJson(reports)
    return
  }
  for (const [at, { id: name, errors, warnings, found }] of reports.entries()) {
    if (at > 0) print()
    if (found) {
      print(`政策包 ${found.id}（${found.name}），版本 ${found.version}`)
      print(`继承：${found.lineage.slice(1).join('、') || '无'}`)
      for (const one of found.documents) print(`文件：${one}`)
      print(
        `参数 ${found.parameters}，术语 ${found.terms}，类别 ${found.categories}，人员类别 ${found.personCategories}，监测规则 ${found.rules}，救助项目 ${found.schemes}，数据集 ${found.datasets}，比对安排 ${found.schedules}，自带个案 ${found.caseFiles} 个文件`,
      )
      if (found.examples.length > 0)
        print(`示例值（请换成本地公布的标准）：${found.examples.join('、')}`)
    } else print(`政策包 ${name}`)
    for (const line of warnings) print(`！ ${line}`)
    for (const line of errors) print(`✗ ${line}`)
    if (errors.length === 0) print('✓ 名称、类型、单位都对得上，能同时编译成 JavaScript 和 SQL。')
  }
}
