import { isPlaceholder, toHalfWidth, unwrapForcedText, withoutBlanks } from './characters.ts'
import {
  type CellCleaner,
  type CleanContext,
  type CleanedCell,
  type CodeWords,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'
import { quoted } from './hide-numbers.ts'

/** Reads a word of the code list by its value, its synonyms, and other ways to write its numeral. */
export const cleanCode: CellCleaner = (input, context) => {
  const word = wordOf(input)
  if (word === '') return empty()
  if (word === undefined) return refused('这一格不是代码', ['无法识别'])
  const value = findCode(word, context.codes ?? [])
  if (value !== undefined) return cleaned(value)
  const simple = simplified(word)
  const folded = simple === word ? undefined : findCode(simple, context.codes ?? [])
  if (folded !== undefined) return cleaned(folded, ['繁体'])
  if (isPlaceholder(word)) return placeholder()
  const answer = context.words?.get(word)
  if (answer === undefined) return unknown(word)
  return answer === null ? meaningless() : cleaned(answer)
}

/** Reads 是 or 否; an empty cell says neither. */
export const cleanTruth: CellCleaner = (input, context) => {
  if (typeof input === 'boolean') return cleaned(input)
  const word = wordOf(input)
  if (word === '') return empty()
  if (word === undefined) return refused('这一格不是“是”或“否”', ['无法识别'])
  const truth = truths.get(word)
  if (truth !== undefined) return cleaned(truth)
  const own = context.codes === undefined ? undefined : findCode(word, context.codes)
  const meant = own === undefined ? undefined : truths.get(own)
  if (meant !== undefined) return cleaned(meant)
  if (isPlaceholder(word)) return placeholder()
  const paid = isOfAmounts(context) ? truthOfAmount(word) : undefined
  if (paid !== undefined) return cleaned(paid, ['由金额推断'])
  const inWords = truthInWords(word, context.about)
  if (inWords !== undefined) return cleaned(inWords)
  const answer = context.words?.get(word)
  if (answer === undefined) return unknown(word)
  const said = answer === null ? undefined : truths.get(answer)
  return said === undefined ? meaningless() : cleaned(said)
}

/** Whether a column that is asked for 是 or 否 states amounts: 生活补贴(元), 发放金额. */
export function isOfAmounts({ unit, about = '' }: CleanContext): boolean {
  return /元$/.test(unit ?? '') || /金额|[(（]万?元[)）]/.test(about.split(' ')[0] ?? '')
}

/** Whoever gets an amount gets it; 0.00 says that there is none. */
function truthOfAmount(word: string): boolean | undefined {
  const amount = /^[¥￥]?(\d{1,9}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)元?$/.exec(word)?.[1]
  return amount === undefined ? undefined : Number(amount.replaceAll(',', '')) > 0
}

/** 已参保 and 未参保 where 参保 is what the column asks; undefined for what it does not ask. */
function truthInWords(word: string, about: string | undefined): boolean | undefined {
  const parts = /^(已经?|正在|在|尚未|未|没有?|不|无)?(.{2,})$/.exec(word)
  const [, before = '', asked = ''] = parts ?? []
  if (about === undefined || asked === '') return undefined
  if (!about.includes(before === '' ? `是否${asked}` : asked)) return undefined
  return !/^(尚未|未|没有?|不|无)$/.test(before)
}

/** The traditional characters that stand in words of code lists, and the simplified ones. */
const traditional =
  '級體殘視聽語體傷無業農戶產離婚喪學齡養險醫療殺幹歲內縣鄉鎮導癱癡癲貳參與兒孫媽夫親雙單獨級'
const simple =
  '级体残视听语体伤无业农户产离婚丧学龄养险医疗杀干岁内县乡镇导瘫痴癫贰参与儿孙妈夫亲双单独级'

/** 一級 is 一级, 肢體 is 肢体. */
function simplified(word: string): string {
  if (!/[\u4e00-\u9fff]/.test(word)) return word
  return [...word].map((one) => simple[traditional.indexOf(one)] ?? one).join('')
}

/** A person said that the word means nothing we know: it is not asked again. */
function meaningless(): CleanedCell {
  return { value: null, flags: ['已答复为未知'] }
}

function unknown(word: string): CleanedCell {
  return refused(`代码表里没有“${quoted(word)}”`, ['无法识别'], { unknownWord: word })
}

const yes = ['是', '有', '对', '已', '√', '✓', '✔', '☑', 'Y', 'YES', 'TRUE', 'T', '1', '真', '属于']
const no = ['否', '无', '没有', '未', '不是', '×', '✕', '✗', '✘', '☒', 'X', 'N', 'NO', 'FALSE', 'F']
const truths = new Map<string, boolean>([
  ...yes.map((word): [string, boolean] => [word, true]),
  ...[...no, '0', '假', '不属于'].map((word): [string, boolean] => [word, false]),
])

/** A word as it is looked up: without blanks, half width, capitals; undefined for what is no word. */
export function wordOf(input: Parameters<CellCleaner>[0]): string | undefined {
  if (input === null) return ''
  if (typeof input === 'boolean') return input ? '是' : '否'
  if (typeof input === 'number') return String(input)
  if (typeof input !== 'string') return undefined
  return withoutBlanks(toHalfWidth(unwrapForcedText(input))).toUpperCase()
}

interface CodeIndex {
  readonly exact: ReadonlyMap<string, string>
  /** By the word with its numeral written as a digit; undefined where two codes share it. */
  readonly byNumeral: ReadonlyMap<string, string | undefined>
}

/** A list serves a whole column: it is indexed once. */
const indexes = new WeakMap<readonly CodeWords[], CodeIndex>()

function indexOf(codes: readonly CodeWords[]): CodeIndex {
  const known = indexes.get(codes)
  if (known !== undefined) return known
  const exact = new Map<string, string>()
  const byNumeral = new Map<string, string | undefined>()
  for (const { value, synonyms } of codes) {
    for (const written of [value, ...synonyms]) {
      const word = wordOf(written) ?? ''
      if (!exact.has(word)) exact.set(word, value)
      const plain = withPlainNumerals(word)
      const shared = byNumeral.has(plain) && byNumeral.get(plain) !== value
      byNumeral.set(plain, shared ? undefined : value)
    }
  }
  const index = { exact, byNumeral }
  indexes.set(codes, index)
  return index
}

function findCode(word: string, codes: readonly CodeWords[]): string | undefined {
  return findWhole(word, codes) ?? findPart(word, codes) ?? findWithout(word, codes)
}

function findWhole(word: string, codes: readonly CodeWords[]): string | undefined {
  return indexOf(codes).exact.get(word) ?? findByNumeral(word, codes)
}

/** 户主之妻 and 之妻 are 妻, 配偶(妻子) is 配偶; undefined where the two parts are two codes. */
function findWithout(word: string, codes: readonly CodeWords[]): string | undefined {
  const bare = word.replace(/^(?:户主|申请人)?[之的]|^户主(?=.)/, '')
  const [, before = '', inside = ''] = /^(.+?)\((.+)\)$/.exec(bare) ?? []
  if (before === '') return bare === word ? undefined : findWhole(bare, codes)
  const [one, other] = [findWhole(before, codes), findWhole(inside, codes)]
  return one === undefined || other === undefined || one === other ? (one ?? other) : undefined
}

/** 一级, 壹级, Ⅰ级 and 1级 are the same word. */
function findByNumeral(word: string, codes: readonly CodeWords[]): string | undefined {
  return indexOf(codes).byNumeral.get(withPlainNumerals(word))
}

/** 肢体三级 holds a class and a grade of disability (GB/T 26341-2010): the list says which is asked. */
function findPart(word: string, codes: readonly CodeWords[]): string | undefined {
  const plain = withPlainNumerals(word)
  const parts = disability.exec(plain) ?? gradeFirst.exec(plain)
  if (parts === null) return undefined
  const found = parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => findByNumeral(part, codes) ?? findByNumeral(part.replace('级', ''), codes))
    .filter((value) => value !== undefined)
  return found.length === 1 ? found[0] : undefined
}

const disability =
  /^(视力|听力|言语|肢体|智力|精神|多重)(?:残疾?人?)?[-/、,;:(]?(?:残疾)?([1-4]级?)?(?:残疾人?)?\)?$/
const gradeFirst = /^([1-4]级)(视力|听力|言语|肢体|智力|精神|多重)(?:残疾?人?)?$/

function withPlainNumerals(word: string): string {
  return word
    .replace(/[一壹ⅠⅰI①]/g, '1')
    .replace(/[二贰貳Ⅱⅱ②]/g, '2')
    .replace(/[三叁Ⅲⅲ③]/g, '3')
    .replace(/[四肆Ⅳⅳ④]/g, '4')
    .replace(/1{2,3}(?=级)/g, (ones) => String(ones.length))
    .replace(/1V(?=级)/g, '4')
}
