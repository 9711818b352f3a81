import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

interface Entry {
  readonly line: number
  readonly cells: readonly string[]
}

const entries = readGlossary()
const terms = entries.flatMap(({ cells }) => split(cells[0] ?? ''))
const identifiers = entries.flatMap(({ cells }) => split(cells[1] ?? ''))
const names = sourceNames()

/** Words of the field in pinyin: each has an English name in the glossary. */
const pinyin = new Set(
  `baozhang beian bianyuan canji canlian cishan cunwei daiyu danbao danrenbao dibaohu diwei dizhi duban
  fankui fafang feizhi fugai fuli gangxing gongshi guanxi guapai heding hecha hedui heshi huhao huzhu
  jiancha jiance jiaoyu jiating jieguo jijin jinnan jiuye jiuzhu juzhu kunnan laobao linshi leixing
  lixing loubao minzheng pinkun qianshou qingkuang quxian rending renkou renshe shangbao shebao shehui
  shenfen shenfenzheng shenhe shenpi shenqing shengao shenghuo shijian shiye shouru shujuku tairen
  taizhang teshu tekunhu tuihui tuisong weijian wubao xiangcun xiangzhen xianjin xiangmu xinxi
  xingming yibao yiliao yingji yujing zaice zhengce zhichu zhongbing zhongcan zhufang zhujian zhuanban
  zhuangtai zhuxiao zuidi`.split(/\s+/),
)

test('the glossary is a table of three filled cells a row', () => {
  expect(entries.length).toBeGreaterThan(60)
  const broken = entries.filter(
    ({ cells }) => cells.length !== 3 || cells.some((cell) => cell === ''),
  )
  expect(broken).toEqual([])
})

test('terms are Chinese, identifiers camelCase ASCII', () => {
  expect(terms.filter((term) => !/^\p{Script=Han}[\p{Script=Han}()、]*$/u.test(term))).toEqual([])
  expect(identifiers.filter((one) => !/^[a-z]+(?:[A-Z][a-z]+)*$/.test(one))).toEqual([])
})

test('no term and no identifier stands twice', () => {
  expect(repeated(terms)).toEqual([])
  expect(repeated(identifiers)).toEqual([])
})

test('a row has one identifier for all its terms, or one for each', () => {
  const uneven = entries.filter(({ cells }) => {
    const names = split(cells[1] ?? '').length
    return names !== 1 && names !== split(cells[0] ?? '').length
  })
  expect(uneven).toEqual([])
})

test('the names of the data’s way through the house are identifiers of the source', () => {
  const used = new Set(names.flatMap(({ words }) => words))
  const walk = ['household', 'fact', 'observation', 'sighting', 'determination', 'recognition']
  const steps = ['alert', 'push', 'transfer', 'feedback', 'urge', 'reply', 'lead', 'coverage']
  for (const name of [...walk, ...steps]) {
    expect(identifiers, 'in the glossary').toContain(name)
    expect(used.has(name), `${name} in the source`).toBe(true)
  }
})

test('a word in pinyin is found, alone, joined and in parts', () => {
  for (const name of ['shouru', 'isShenPi', 'yu_jing', 'jiuzhuFee', 'DIWEI']) {
    expect(pinyinIn(name), name).toBeDefined()
  }
  for (const name of ['dibao', 'isTekun', 'hukouDivision', 'change', 'household_due']) {
    expect(pinyinIn(name), name).toBeUndefined()
  }
})

test('no identifier and no file name of the source is pinyin but dibao, tekun and hukou', () => {
  expect(names.length).toBeGreaterThan(100)
  const found = names.flatMap(({ file, words, name }) => {
    const word = pinyinOf(words)
    return word === undefined ? [] : [`${file}: ${name} (${word})`]
  })
  expect([...new Set(found)]).toEqual([])
  expect(identifiers.filter((name) => pinyinIn(name) !== undefined)).toEqual([])
})

interface Name {
  readonly file: string
  readonly name: string
  readonly words: readonly string[]
}

/** Every identifier of the source and its SQL, and the names of its files. */
function sourceNames(): readonly Name[] {
  const all = ['src', 'examples/county'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`),
  )
  return all
    .filter((file) => /\.(?:ts|vue|sql)$/.test(file))
    .flatMap((file) => {
      const name = path.basename(file).replace(/\..*$/, '')
      const text = fs.readFileSync(file, 'utf8')
      const names = file.endsWith('.sql') ? wordsOfSql(text) : identifiersOf(scriptOf(file, text))
      return [name, ...new Set(names)].map((one) => ({ file, name: one, words: wordsOf(one) }))
    })
}

function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.vue')) return text
  return [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join('\n')
}

function identifiersOf(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest))
  return found
}

function wordsOfSql(text: string): string[] {
  return text.replace(/--.*$/gm, '').match(/\b[a-z][a-z_]*\b/g) ?? []
}

function pinyinIn(name: string): string | undefined {
  return pinyinOf(wordsOf(name))
}

/** A word that is pinyin, or two neighbours that are when joined. */
function pinyinOf(words: readonly string[]): string | undefined {
  const joined = words.map((word, at) => word + (words[at + 1] ?? ''))
  return [...words, ...joined].find((word) => pinyin.has(word))
}

function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** The rows below the head of the table. */
function readGlossary(): readonly Entry[] {
  const lines = fs.readFileSync('docs/glossary.md', 'utf8').split('\n')
  return lines.flatMap((text, at) => {
    if (!text.startsWith('|') || /^\|(?: 中文|---)/.test(text)) return []
    const cells = text.slice(1, text.lastIndexOf('|')).split('|')
    return [{ line: at + 1, cells: cells.map((cell) => cell.trim()) }]
  })
}

function split(cell: string): string[] {
  return cell.split(' / ')
}

function repeated(list: readonly string[]): string[] {
  return list.filter((one, at) => list.indexOf(one) !== at)
}
