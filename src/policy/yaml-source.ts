import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml'
import type { Place } from './place.ts'
import { refusePolicy } from './refusals.ts'
import { readingNode, readingText } from './yaml-reading.ts'

export interface PolicyFile {
  readonly path: string
  readonly text: string
}

/** A YAML node that knows its file. */
export interface SourceNode {
  readonly source: OpenFile
  readonly node: Node
}

export interface SourceEntry {
  readonly key: string
  readonly place: Place
  readonly value: SourceNode
}

interface OpenFile {
  readonly path: string
  readonly text: string
  readonly lines: LineCounter
  readonly document: Document
}

const otherReason = '写法有误'
const yamlReasons: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进没有对齐',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MISSING_CHAR: '缺少冒号、逗号、引号或括号',
  UNEXPECTED_TOKEN: '此处的字符多余或放错了位置',
  DUPLICATE_KEY: '同一个键写了两次',
  BAD_SCALAR_START: '以特殊字符开头的文字须加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，文字须加引号',
  BLOCK_IN_FLOW: '括号里不能换成缩进写法',
  MULTILINE_IMPLICIT_KEY: '键或括号没有在一行里写完',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法有误',
  BAD_ALIAS: '以 * 或 & 开头的文字须加引号',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请去掉“---”',
}

const longNumber = /^[+-]?(\d{10,}|0\d+)$/

/** What was opened, as long as its file is held: packs of one reading share their bases. */
const opened = new WeakMap<PolicyFile, { readonly text: string; readonly root?: SourceNode }>()

/**
 * The root of a policy file. Refuses broken YAML and unquoted numbers that are codes: a YAML number
 * of ten and more digits loses digits, one with a leading zero changes its base.
 */
export function openYaml(file: PolicyFile): SourceNode | undefined {
  const before = opened.get(file)
  if (before?.text === file.text) return before.root
  const root = readAgain(file) ?? parseYaml(file)
  opened.set(file, { text: file.text, ...(root ? { root } : {}) })
  return root
}

let keptReading: (text: string) => string | undefined = () => undefined

/** Lets texts be known again whose reading was kept: to read YAML takes most of a short command's time. */
export function useReadings(found: (text: string) => string | undefined): void {
  keptReading = found
}

/** What to keep of a text's reading, or undefined where nothing can be kept; refuses like `openYaml`. */
export function keepReading(file: PolicyFile): string | undefined {
  const root = parseYaml(file)
  return root && readingText(root.node)
}

function readAgain(file: PolicyFile): SourceNode | undefined {
  const kept = keptReading(file.text)
  if (kept === undefined) return undefined
  const lines = new LineCounter()
  for (let at = 0; at >= 0; at = file.text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at)
  const document = new Document<Node>()
  document.contents = readingNode(kept)
  return { source: { path: file.path, text: file.text, lines, document }, node: document.contents }
}

function parseYaml(file: PolicyFile): SourceNode | undefined {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  const source: OpenFile = { path: file.path, text: file.text, lines, document }
  const [broken] = document.errors
  if (broken) {
    const [, bracket] = /must .*end with a ([\]}])/.exec(broken.message) ?? []
    const reason = bracket
      ? `前面的括号没有用“${bracket}”收尾`
      : (yamlReasons[broken.code] ?? `${otherReason}：${broken.message}`)
    refusePolicy('yaml-broken', placeAt(source, broken.pos[0]), { reason })
  }
  if (document.contents !== null) refuseTraps(source, document.contents, new Set())
  return document.contents === null ? undefined : { source, node: document.contents as Node } // contents of a parsed document are plain nodes
}

/** Refuses aliases of nothing before them, and numbers that are codes. */
function refuseTraps(source: OpenFile, node: unknown, anchors: Set<string>): void {
  if (isAlias(node)) {
    if (anchors.has(node.source)) return
    const reason = `前面没有“&${node.source}”可以引用；${yamlReasons.BAD_ALIAS}`
    refusePolicy('yaml-broken', placeAt(source, node.range?.[0] ?? 0), { reason })
  }
  if (isScalar(node)) {
    if (typeof node.value === 'number' && longNumber.test(node.source ?? '')) {
      const place = placeAt(source, node.range?.[0] ?? 0)
      refusePolicy('number-unquoted', place, { value: node.source ?? '' })
    }
    if (node.anchor !== undefined) anchors.add(node.anchor)
  } else if (isCollection(node)) {
    if (node.anchor !== undefined) anchors.add(node.anchor)
    for (const item of node.items) refuseTraps(source, item, anchors)
  } else if (isPair(node)) {
    refuseTraps(source, node.key, anchors)
    refuseTraps(source, node.value, anchors)
  }
}

/** Where the node or, with an offset, that character of its text stands in its file. */
export function placeOf(at: SourceNode, offset?: number): Place {
  const start = at.node.range?.[0] ?? 0
  if (!isScalar(at.node) || offset === undefined) return placeAt(at.source, start)
  const type = at.node.type
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
  const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE'
  const { text } = at.source
  const first = isBlock ? text.indexOf('\n', start) + 1 : start + (isQuoted ? 1 : 0)
  return placeAt(at.source, soughtIn(text, { from: first, value: String(at.node.value), offset }))
}

/** The entries of a mapping, in order; refuses anything else. */
export function entriesOf(at: SourceNode): readonly SourceEntry[] {
  if (!isMap(at.node)) return refusePolicy('shape', placeOf(at), { expected: '键值表' })
  return at.node.items.map((pair) => {
    const key = pair.key as Node // keys of a parsed mapping are nodes
    const value = (pair.value ?? key) as Node // an empty value stands at its key
    return {
      key: isScalar(key) ? keyText(key) : '',
      get place() {
        return placeAt(at.source, key.range?.[0] ?? 0)
      },
      value: { source: at.source, node: value },
    }
  })
}

/** The elements of a sequence; refuses anything else. */
export function elementsOf(at: SourceNode): readonly SourceNode[] {
  if (!isSeq(at.node)) return refusePolicy('shape', placeOf(at), { expected: '列表' })
  return at.node.items.map((element) => ({ source: at.source, node: element as Node })) // elements of a parsed sequence are nodes
}

/** The value under `key`, or undefined. */
export function childOf(at: SourceNode, key: string): SourceNode | undefined {
  if (!isMap(at.node)) return refusePolicy('shape', placeOf(at), { expected: '键值表' })
  const pair = at.node.items.find((one) => isScalar(one.key) && keyText(one.key) === key)
  return pair && { source: at.source, node: (pair.value ?? pair.key) as Node } // an empty value stands at its key
}

function keyText(key: Scalar): string {
  return key.source ?? String(key.value)
}

/** The value under `key`; refuses when it is missing. */
export function requiredChild(at: SourceNode, key: string): SourceNode {
  return childOf(at, key) ?? refusePolicy('key-missing', placeOf(at), { key })
}

/** The written text of a scalar (numbers keep their digits), or undefined when empty. */
export function writtenText(at: SourceNode): string | undefined {
  if (!isScalar(at.node)) return refusePolicy('shape', placeOf(at), { expected: '文字或数' })
  const { value, source } = at.node
  if (value === null) return undefined
  return typeof value === 'string' ? value : (source ?? String(value))
}

/** The text under `key`, or undefined. */
export function textChild(at: SourceNode, key: string): string | undefined {
  const child = childOf(at, key)
  return child && writtenText(child)
}

/** The text under `key`; refuses when it is missing or empty. */
export function requiredText(at: SourceNode, key: string): string {
  const child = requiredChild(at, key)
  return writtenText(child) ?? refusePolicy('key-missing', placeOf(child), { key })
}

/** The texts of a sequence under `key`; none when the key is missing. */
export function textsChild(at: SourceNode, key: string): readonly string[] {
  const child = childOf(at, key)
  return child ? elementsOf(child).map((element) => writtenText(element) ?? '') : []
}

/** Refuses keys nobody reads: a misspelt key would be passed over silently. */
export function allowKeys(at: SourceNode, allowed: readonly string[]): void {
  for (const entry of entriesOf(at)) {
    if (!allowed.includes(entry.key)) {
      refusePolicy('key-unknown', entry.place, { name: entry.key, known: allowed })
    }
  }
}

/** The node as a plain JavaScript value; what an alias stands for is in its place. */
export function plainValue(at: SourceNode): unknown {
  return at.node.toJS(at.source.document)
}

export { isMap, isScalar, isSeq } from 'yaml'

function placeAt(source: OpenFile, offset: number): Place {
  const { line, col } = source.lines.linePos(offset)
  return { file: source.path, line, column: col }
}

// YAML folds lines and drops indentation and escapes: the characters between are passed over.
function soughtIn(
  text: string,
  given: { readonly from: number; readonly value: string; readonly offset: number },
): number {
  let position = given.from
  for (const [index, character] of [...given.value].entries()) {
    if (/\s/.test(character)) continue
    while (position < text.length && !text.startsWith(character, position)) position += 1
    if (index >= given.offset) return position
    position += 1
  }
  return position
}
