import { answerWords, wordsOf } from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { dayOf, withApp } from '../with-app.ts'

interface WordOptions extends PlaceOptions {
  readonly set: readonly string[]
  readonly none: readonly string[]
  readonly json?: boolean
}

export async function words(batch: string | undefined, options: WordOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', dayOf(undefined))
    const answers = [
      ...options.set.map((text) => answerOf(text, true)),
      ...options.none.map((text) => answerOf(text, false)),
    ]
    if (answers.length > 0) {
      const asked = await wordsOf(app, acting, batch)
      for (const { field, word } of answers) {
        const isAsked = asked.some((one) => one.field === field && one.word === word)
        if (!isAsked && !batch) tell(`“${field}”的“${word}”没有文件在问，没有记下。请核对写法。`)
      }
      for (const batchId of batch ? [batch] : [...new Set(asked.map((one) => one.batchId))]) {
        const here = asked.filter((one) => one.batchId === batchId)
        const own = answers.filter(({ field, word }) =>
          here.some((one) => one.field === field && one.word === word),
        )
        await answerWords(app, acting, batchId, batch ? answers : own)
      }
    }
    const open = await wordsOf(app, acting, batch)
    if (options.json) return printJson(open)
    if (answers.length > 0) tell('已记住。已经读过的文件要重新读取才会用上。')
    if (open.length === 0) return print('没有要答复的词。')
    printTable(
      ['批次', '字段', '词', '行数', '可能是', '可以是'],
      open.map((one) => [
        one.batchId,
        one.field,
        one.word,
        one.count,
        one.suggestion ?? '',
        one.choices.join('、'),
      ]),
    )
  })
}

/** `字段:词=值`, or `字段:词` for a word that means nothing known. */
function answerOf(text: string, hasValue: boolean) {
  const parts = /^([^:：]*)[:：](.*)$/.exec(text)
  const field = (parts?.[1] ?? text).trim()
  const rest = parts?.[2] ?? ''
  const at = hasValue ? rest.lastIndexOf('=') : rest.length
  const word = rest.slice(0, Math.max(0, at)).trim()
  return { field, word, value: hasValue ? rest.slice(at + 1).trim() : null }
}
