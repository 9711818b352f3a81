import { type App, answerWords, wordsOf } from '#app/index'
import { print, printJson, printTable, tell } from '../output.ts'
import type { PlaceOptions } from '../place.ts'
import { withApp } from '../with-app.ts'

interface WordOptions extends PlaceOptions {
  readonly set: readonly string[]
  readonly none: readonly string[]
  readonly json?: boolean
}

export async function words(batch: string | undefined, options: WordOptions): Promise<void> {
  await withApp(options, async (app) => {
    const acting = app.acting('命令行', app.today())
    const answers = [
      ...options.set.map((text) => answerOf(text, true)),
      ...options.none.map((text) => answerOf(text, false)),
    ]
    const kept = answers.length > 0 ? await keep(app, acting, { batch, answers }) : 0
    const open = await wordsOf(app, acting, batch)
    if (options.json) return printJson(open)
    if (kept > 0) tell('已记住。已经读过的文件要重新读取才会用上。')
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

type Answer = ReturnType<typeof answerOf>

/** Keeps the answers for the batch, or for every batch that asks about their words. */
async function keep(
  app: App,
  acting: ReturnType<App['acting']>,
  { batch, answers }: { readonly batch: string | undefined; readonly answers: readonly Answer[] },
): Promise<number> {
  if (batch !== undefined) {
    await answerWords(app, acting, batch, answers)
    return answers.length
  }
  const asked = await wordsOf(app, acting)
  let kept = 0
  for (const answer of answers) {
    const asking = asked.filter(({ field, word }) => field === answer.field && word === answer.word)
    if (asking.length === 0) {
      tell(`“${answer.field}”的“${answer.word}”没有文件在问，没有记下。请核对写法。`)
    }
    const byDataset = new Map(asking.map(({ dataset, batchId }) => [dataset, batchId]))
    for (const batchId of byDataset.values()) await answerWords(app, acting, batchId, [answer])
    kept += byDataset.size
  }
  return kept
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
