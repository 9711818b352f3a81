import { listPublications } from '#app/index'
import { print, printJson, printTable } from '../../output.ts'
import type { PlaceOptions } from '../../place.ts'
import { withApp } from '../../with-app.ts'

/** What was published, by whom, and which version is in force. */
export async function versions(options: PlaceOptions & { readonly json?: boolean }): Promise<void> {
  await withApp(options, async (app) => {
    const published = await listPublications(app.db, app.county.code)
    const list = published.map((one) => ({
      ...one,
      isInForce: one.version === app.pack.version,
    }))
    if (options.json) return printJson(list)
    print(`在用：${app.pack.name} ${app.pack.version}`)
    printTable(
      ['版本', '施行', '发布人', '个案', '在用'],
      list.map((one) => [
        ...[one.version, one.effectiveOn, one.publishedBy],
        one.fewerCasesReason === null
          ? one.casesPassed
          : `${one.casesPassed}（减少：${one.fewerCasesReason}）`,
        one.isInForce ? '是' : '',
      ]),
    )
  })
}
