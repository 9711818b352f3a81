import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/index'
import { catalogue, packFolders, policyFiles } from '../../tests/policy/read-packs.ts'
import { compilePack, describePack, loadPack } from './index.ts'

const day = localDate('2024-11-11')

describe('every shipped pack', () => {
  test.each(packFolders)(
    '%s is printed whole, every entry under its document and article',
    (id) => {
      const checked = compilePack(loadPack({ files: policyFiles, catalogue, id }), catalogue)
      const printed = describePack(checked, { day })
      const entries = printed.documents.flatMap((one) => one.articles.flatMap((at) => at.entries))
      const { parameters, terms, categories, personCategories, rules, schemes } = checked.pack
      const named = (kind: string) =>
        entries.filter((one) => one.kind === kind).map((one) => one.name)
      expect(new Set(named('参数'))).toEqual(new Set(parameters.keys()))
      expect(new Set(named('术语'))).toEqual(new Set(terms.keys()))
      expect(named('类别').sort()).toEqual(categories.map((one) => one.name).sort())
      expect(named('人员类别').sort()).toEqual(personCategories.map((one) => one.name).sort())
      expect(named('监测').sort()).toEqual(rules.map((one) => one.id).sort())
      expect(named('救助项目').sort()).toEqual(schemes.map((one) => one.id).sort())
      const words = JSON.stringify(printed)
      expect(words).not.toMatch(/undefined|\[object|NaN| and | or |satisfies/)
    },
  )
})

describe('the pack of 新乡县', () => {
  const files = policyFiles
  const checked = compilePack(loadPack({ files, catalogue, id: '410721-xinxiang' }), catalogue)
  const number = '新政办〔2024〕22号'

  test('has its own document first, labels beside rules, thresholds with the value of the day', () => {
    const [own] = describePack(checked, { day }).documents
    expect(own).toMatchObject({ number, isOwn: true })
    const article = own?.articles.find((one) => one.article === '一（一）3')
    expect(article?.sentences.map((one) => one.handling)).toContain('规则')
    const category = article?.entries.find((one) => one.kind === '类别')
    expect(category?.lines[0]).toContain(
      '边缘倍数［1.5 倍］ × 12 × 低保标准［城市 690 元每人每月、',
    )
    const before = describePack(checked, { day: localDate('2024-06-30') }).documents[0]
    expect(JSON.stringify(before)).toContain('农村 440 元每人每月')
  })

  test('lays the document own text beside the article it belongs to', () => {
    const texts = new Map([[number, '一、甲\n（一）乙\n3.正文在此。\n']])
    const [own] = describePack(checked, { day, texts }).documents
    const at = (name: string) => own?.articles.find((one) => one.article === name)
    expect(at('一（一）3')?.text).toBe('3.正文在此。')
    expect(at('一（一）4')?.text).toBeUndefined()
  })

  test('articles stand in the order of the document', () => {
    const [own] = describePack(checked, { day }).documents
    const names = own?.articles.map((one) => one.article) ?? []
    expect(names.indexOf('一（一）2')).toBeLessThan(names.indexOf('一（一）3'))
    expect(names.indexOf('一（二）')).toBeLessThan(names.indexOf('二（一）'))
  })
})
