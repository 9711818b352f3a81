import { type Pack, readArticles, type SentenceHandling, type SourceSentence } from '#policy/index'

const shownHandling: Readonly<Record<SentenceHandling, string>> = {
  规则: '规则',
  数据: '数据',
  程序: '程序（办理功能读取）',
  无规则: '无规则',
}

/**
 * What became of every sentence of the source documents, as one Markdown table a document: id, label,
 * handling, where it lives. Sentences a pack inherits are told once, under the pack that holds them.
 */
export function renderSourceArticles(packs: readonly Pack[]): string {
  const told = new Set<string>()
  const parts = packs.flatMap((pack) => {
    const sentences = readArticles(pack).filter(({ id }) => !told.has(id))
    for (const { id } of sentences) told.add(id)
    return sentences.length === 0 ? [] : [renderPlace(pack, sentences)]
  })
  return `${[heading, ...parts].join('\n\n')}\n`
}

const heading = `# 文件逐句对照

本表由各地政策包的“条文”生成，请改政策包，不改本表。编号为“文件-条-第几句”，标题、小标题和分号隔开的分句各算一句；标签是我们自己的话，原文请看文件本身。`

function renderPlace(pack: Pack, sentences: readonly SourceSentence[]): string {
  const counts = Object.entries(shownHandling).map(
    ([handling, shown]) =>
      `${shown} ${sentences.filter((one) => one.handling === handling).length} 句`,
  )
  const rows = sentences.map(
    ({ id, label, handling, targets }) =>
      `| ${id} | ${label} | ${shownHandling[handling]} | ${targets.map(({ kind, name }) => `${kind}/${name}`).join('，') || '—'} |`,
  )
  const documents = [...new Set(sentences.map(({ document }) => document))].join('、')
  return [
    `## ${documents} ${pack.name}`,
    `共 ${sentences.length} 句：${counts.join('，')}。`,
    ['| 编号 | 标签 | 处理 | 落点 |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}
