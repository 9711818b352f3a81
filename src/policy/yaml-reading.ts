import {
  Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml'

/**
 * What was read of a YAML text, as it can be kept beside it. A scalar: where it begins, its value, how it
 * is written, and its text where that is not the value. A mapping or a sequence: its mark, where it begins,
 * its keys and values or its elements. What others refer to: its name and itself; who refers: the name.
 */
type Reading = ScalarReading | CollectionReading | NamedReading | ReferringReading
type ScalarReading = readonly [number, Value, style?: number, source?: string]
type CollectionReading = readonly [typeof map | typeof sequence, number, ...(Reading | null)[]]
type NamedReading = readonly [typeof named, string, CollectionReading]
type ReferringReading = readonly [typeof referring, number, string]
type Value = string | number | boolean | null

const map = 'm'
const sequence = 's'
const named = '&'
const referring = '*'
const styles: readonly (Scalar.Type | undefined)[] = [
  'PLAIN',
  'QUOTE_DOUBLE',
  'QUOTE_SINGLE',
  'BLOCK_LITERAL',
  'BLOCK_FOLDED',
  undefined,
]

/**
 * What `readingNode` makes the same nodes of, without their text; undefined where it holds what is not
 * kept: names of single values, tags, values that JSON does not have, keys that are no scalars.
 */
export function readingText(root: Node): string | undefined {
  const reading = readingOf(root)
  return reading && JSON.stringify(reading)
}

/** The nodes of a kept reading, as far as a policy asks them. */
export function readingNode(text: string): Node {
  // What `readingText` wrote.
  return nodeOf(JSON.parse(text) as Reading)
}

function readingOf(node: unknown): Reading | undefined {
  if (isScalar(node)) return scalarReading(node)
  if (isAlias(node)) return [referring, startOf(node), node.source]
  if (!isMap(node) && !isSeq(node)) return undefined
  const reading = collectionReading(node)
  return reading && node.anchor !== undefined ? [named, node.anchor, reading] : reading
}

function collectionReading(node: YAMLMap | YAMLSeq): CollectionReading | undefined {
  if (node.tag !== undefined) return undefined
  const parts = isMap(node) ? node.items.flatMap(pairReading) : node.items.map(readingOf)
  const whole = parts.filter((part) => part !== undefined)
  if (whole.length < parts.length) return undefined
  return [isMap(node) ? map : sequence, startOf(node), ...whole]
}

function pairReading({ key, value }: Pair): readonly (Reading | null | undefined)[] {
  return [isScalar(key) ? scalarReading(key) : undefined, value === null ? null : readingOf(value)]
}

function scalarReading(node: Scalar): ScalarReading | undefined {
  const { value, type, source, anchor, tag } = node
  if (anchor !== undefined || tag !== undefined || !isKept(value)) return undefined
  const style = styles.indexOf(type as Scalar.Type | undefined) // a parsed scalar has one of them
  if (style < 0) return undefined
  const start = startOf(node)
  if (source === undefined) return undefined
  if (source !== String(value)) return [start, value, style, source]
  return style > 0 ? [start, value, style] : [start, value]
}

function isKept(value: unknown): value is Value {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0
}

function nodeOf(reading: Reading): Node {
  if (isNamed(reading)) return Object.assign(nodeOf(reading[2]), { anchor: reading[1] })
  if (isReferring(reading)) return beginning(new Alias(reading[2]), reading[1])
  if (!isCollection(reading)) return scalarOf(reading)
  const [mark, start, ...parts] = reading
  return beginning(mark === map ? mapOf(parts) : sequenceOf(parts), start)
}

function isNamed(reading: Reading): reading is NamedReading {
  return reading[0] === named
}

function isReferring(reading: Reading): reading is ReferringReading {
  return reading[0] === referring
}

function isCollection(reading: Reading): reading is CollectionReading {
  return reading[0] === map || reading[0] === sequence
}

function mapOf(parts: readonly (Reading | null)[]): YAMLMap {
  const made = new YAMLMap()
  for (let at = 0; at < parts.length; at += 2) {
    const [key, value = null] = [parts[at], parts[at + 1]]
    if (key) made.items.push(new Pair(nodeOf(key), value && nodeOf(value)))
  }
  return made
}

function sequenceOf(parts: readonly (Reading | null)[]): YAMLSeq {
  const made = new YAMLSeq()
  made.items = parts.flatMap((part) => (part ? [nodeOf(part)] : []))
  return made
}

function scalarOf([start, value, style = 0, source]: ScalarReading): Node {
  const made = new Scalar(value)
  const type = styles[style]
  if (type !== undefined) made.type = type
  made.source = source ?? String(value)
  return beginning(made, start)
}

function beginning<Of extends Node>(node: Of, start: number): Of {
  node.range = [start, start, start]
  return node
}
