import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLSeq } from 'yaml'
import type { Place } from '#policy/index'

/** The text with another scalar in the place given; the rest stays letter by letter. Undefined: none is there. */
export function replaceScalar(text: string, place: Place, value: string): string | undefined {
  const { document, offset } = parsedAt(text, place)
  let found: readonly [number, number] | undefined
  visit(document, {
    Scalar(_key, scalar) {
      const range = scalar.range
      if (!isScalar(scalar) || !range || offset < range[0] || offset >= range[1]) return
      found = [range[0], range[1]]
    },
  })
  return found && splice(text, found, value)
}

function splice(text: string, [from, to]: readonly [number, number], value: string): string {
  const end = text.slice(from, to).endsWith('\n') ? '\n' : ''
  return `${text.slice(0, from)}${JSON.stringify(value)}${end}${text.slice(to)}`
}

/**
 * The text with `item` in the list in which a map stands at `after`: in its place, or behind it in the
 * way the list is written. Undefined: no map stands there.
 */
export function putInList(
  text: string,
  after: Place,
  given: { readonly item: string; readonly isInstead: boolean },
): string | undefined {
  const { document, offset } = parsedAt(text, after)
  let put: string | undefined
  visit(document, {
    Seq(_key, list) {
      const at = list.items.find((one) => isMap(one) && one.range?.[0] === offset)
      if (put === undefined && isMap(at) && at.range) {
        put = withItem(text, { list, range: [at.range[0], at.range[1]], ...given })
      }
    },
  })
  return put
}

function withItem(
  text: string,
  given: {
    readonly list: YAMLSeq
    readonly range: readonly [number, number]
    readonly item: string
    readonly isInstead: boolean
  },
): string {
  const { list, range, item, isInstead } = given
  const [from, to] = range
  if (isInstead) {
    const end = /\s*$/.exec(text.slice(from, to))?.[0] ?? ''
    return `${text.slice(0, from)}${item}${end}${text.slice(to)}`
  }
  if (isSeq(list) && list.flow) return `${text.slice(0, to)}, ${item}${text.slice(to)}`
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const dash = text.lastIndexOf('-', from)
  const line = `${' '.repeat(Math.max(0, dash - lineStart))}- ${item}`
  const block = text.slice(from, to)
  return block.endsWith('\n')
    ? `${text.slice(0, to)}${line}\n${text.slice(to)}`
    : `${text.slice(0, to)}\n${line}${text.slice(to)}`
}

function parsedAt(text: string, place: Place) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const start = lines.lineStarts[place.line - 1] ?? 0
  return { document, offset: start + place.column - 1 }
}
