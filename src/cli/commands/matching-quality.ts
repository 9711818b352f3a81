import { runMatchingQuality } from '#app/index'
import { print, printJson, printTable } from '../output.ts'

interface QualityOptions {
  readonly rows: string
  readonly seed: string
  readonly json?: boolean
}

const listed = 50

export async function matchingQuality(options: QualityOptions): Promise<void> {
  const [rows, seed] = [Number(options.rows), Number(options.seed)]
  const found = await runMatchingQuality({ rows, seed })
  if (options.json) return printJson(found)
  const share = (part: number): string => `${(part * 100).toFixed(2)}%`
  print(
    `底册 ${found.persons} 人，文件 ${found.rows} 行，其中容易认错的另一个人 ${found.hardNegatives} 行`,
  )
  print(
    `自动匹配 ${found.automatic} 行，认错 ${found.automaticWrong} 行，准确率 ${share(found.precision)}`,
  )
  print(
    `可找回的 ${found.recoverable} 行，找回率 ${share(found.recall)}；共列出候选 ${found.candidatesListed} 条`,
  )
  printTable(
    ['情形', '说明', '行数', '自动', '候选', '未达到'],
    found.kinds.map((one) => [
      one.kind,
      one.what,
      one.rows,
      one.automatic,
      one.candidates,
      one.missed,
    ]),
  )
  if (found.missed.length === 0) return
  print(
    `未达到预期的 ${found.missed.length} 行${found.missed.length > listed ? '（只列前 50 行）' : ''}：`,
  )
  printTable(
    ['行', '情形', '结果'],
    found.missed.slice(0, listed).map(({ row, kind, why }) => [row, kind, why]),
  )
}
