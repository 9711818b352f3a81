import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadPack, missingTarget, type Pack, readArticles } from '#policy/index'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import { renderSourceArticles } from './source-articles.ts'

const file = 'docs/source-articles.md'
const packs: readonly Pack[] = packFolders.map((id) =>
  loadPack({ files: policyFiles, catalogue, id }),
)

describe('every sentence of the source documents', () => {
  it('the generated table is current (UPDATE_GOLDEN=1 writes it)', () => {
    const rendered = renderSourceArticles(packs)
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, rendered)
    expect(readFileSync(file, 'utf8')).toBe(rendered)
  })

  it('all five documents are in it', () => {
    const documents = packs.flatMap((pack) => readArticles(pack).map(({ document }) => document))
    expect([...new Set(documents)].sort()).toEqual(['S0', 'S1', 'S2', 'S3', 'S4'])
  })

  for (const pack of packs) {
    const sentences = readArticles(pack)
    if (sentences.length === 0) continue

    it(`${pack.id}: the ordinals of each article run from 1 without a gap`, () => {
      const articles = new Map<string, number[]>()
      for (const { document, article, ordinal } of sentences) {
        const key = `${document}-${article}`
        articles.set(key, [...(articles.get(key) ?? []), ordinal])
      }
      const broken = [...articles].filter(([, ordinals]) =>
        ordinals.some((ordinal, index) => ordinal !== index + 1),
      )
      expect(broken).toEqual([])
    })

    it(`${pack.id}: where a sentence lives is in the pack`, () => {
      const missing = sentences.flatMap((sentence) => {
        const target = missingTarget(pack, sentence)
        return target ? [`${sentence.id} → ${target.kind}/${target.name}`] : []
      })
      expect(missing).toEqual([])
    })

    it(`${pack.id}: labels are short and our own`, () => {
      expect(sentences.filter(({ label }) => label.length > 45)).toEqual([])
    })
  }
})
