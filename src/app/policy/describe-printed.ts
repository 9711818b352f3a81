import type { PrintedArticle, PrintedDocument } from '#policy/index'
import type { PrintedPolicy } from './print-policy.ts'

/** A printed pack as lines of text. */
export function describePrinted(pack: PrintedPolicy): string[] {
  return [
    `${pack.name}（${pack.id}）　版本 ${pack.version}　参数取 ${pack.day} 的值`,
    `取自：${pack.from}`,
    `继承：${pack.lineage.slice(1).join('、') || '无'}　示例值 ${pack.examples} 处，请换成本地公布的`,
    ...pack.documents.flatMap(documentLines),
  ]
}

function documentLines({
  number,
  title,
  issuer,
  date,
  isOwn,
  articles,
}: PrintedDocument): string[] {
  const head = [title ?? '', issuer ?? '', date ?? ''].filter((part) => part !== '').join('　')
  return [
    '',
    `━━━ ${number}${isOwn ? '（本地）' : ''}`,
    ...(head === '' ? [] : [`    ${head}`]),
    ...articles.flatMap(articleLines),
  ]
}

function articleLines({ article, sentences, entries, text }: PrintedArticle): string[] {
  return [
    '',
    `【${article === '' ? '未写明条款' : article}】`,
    ...(text === undefined ? [] : text.split('\n').map((line) => `  ┆ ${line}`)),
    ...sentences.map(
      ({ id, label, handling, targets }) =>
        `  ${id.replace(/^.*-/, '')}）${label}〔${handling}〕${targets.length > 0 ? `→ ${targets.join('、')}` : ''}`,
    ),
    ...entries.flatMap(({ kind, title, lines, isExample }) => [
      `  ■ ${kind} ${title}${isExample ? '［示例］' : ''}`,
      ...lines.map((line) => `      ${line}`),
    ]),
  ]
}
