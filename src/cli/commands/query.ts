import path from 'node:path'
import { answerQuery, answerQueryFile } from '#app/index'
import { print, printJson, printTable } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayIn, withApp } from '../with-app.ts'

interface QueryOptions extends PlaceOptions {
  readonly number: readonly string[]
  readonly name?: string
  readonly purpose?: string
  readonly department?: string
  readonly out?: string
  readonly by?: string
  readonly today?: string
  readonly json?: boolean
}

/** `doudi query`: in which category somebody is, and until when; nothing of the query is kept. */
export async function query(file: string | undefined, options: QueryOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting(options.by ?? '命令行', dayIn(app, options.today))
    const { department, purpose = '' } = options
    if (file !== undefined) {
      const out = path.resolve(options.out ?? '.')
      const asked = { path: path.resolve(file), out, purpose, department }
      const written = await answerQueryFile(app, acting, asked)
      if (options.json) return printJson(written)
      return print(
        `已写 ${written.path}：${written.rows} 人，在册 ${written.registered} 人，号码有误 ${written.unreadable} 行。平台没有留存这份名单。`,
      )
    }
    const people = options.number.map((number) => ({ number, name: options.name }))
    const answers = await answerQuery(app, acting, { people, purpose, department })
    if (options.json) return printJson(answers)
    printTable(
      ['证件号', '结果', '类别', '认定或复核日', '有效日', '依据', '说明'],
      answers.map((one) => [
        ...[one.maskedIdentity ?? '', one.state, one.category ?? one.note ?? ''],
        ...[one.since ?? '', one.validUntil ?? '', one.basis ?? ''],
        one.category === null ? '' : (one.note ?? ''),
      ]),
    )
  })
}
