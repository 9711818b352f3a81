import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describePolicy, packageRoot } from '#app/index'
import { print, printJson } from '../output.ts'

export async function checkPolicy(id: string, options: { readonly json?: boolean }): Promise<void> {
  const found = describePolicy(id)
  if (options.json) return printJson(found)
  print(`政策包 ${found.id}（${found.name}），版本 ${found.version}`)
  print(`继承：${found.lineage.slice(1).join('、') || '无'}`)
  for (const one of found.documents) print(`文件：${one}`)
  print(
    `参数 ${found.parameters}，术语 ${found.terms}，类别 ${found.categories}，人员类别 ${found.personCategories}，监测规则 ${found.rules}，数据集 ${found.datasets}`,
  )
  for (const name of found.examples) print(`示例值（请换成本地公布的标准）：${name}`)
  print('✓ 名称、类型、单位都对得上，能同时编译成 JavaScript 和 SQL。')
}

/** Both engines over the given files; the runner is the same as `npm run conformance`. */
export async function testPolicy(files: readonly string[]): Promise<void> {
  const runner = path.join(packageRoot(), 'dist/conformance/main.js')
  const run = spawnSync(process.execPath, [runner, ...files], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
