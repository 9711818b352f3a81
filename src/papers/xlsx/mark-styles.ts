/** Looks added to a workbook: each cell's own with a fill, and one for the words beside the row. */
export interface MarkedStyles {
  readonly xml: string
  /** The look of a bad cell that had this look. */
  marked(style: number): number
  /** The look of the two added columns. */
  readonly words: number
}

/** Formats in a workbook are limited to 65,490; where they would not fit, cells keep their look. */
const mostStyles = 65_490

/**
 * styles.xml with a yellow twin of every cell look and one look for texts; what was there keeps its
 * number, so that no cell changes. Undefined where the part has not the form expected.
 */
export function withMarkedStyles(xml: string): MarkedStyles | undefined {
  const fills = /<((?:\w+:)?)fills(?:\s[^>]*)?>([\s\S]*?)<\/\1fills>/.exec(xml)
  const looks = /<((?:\w+:)?)cellXfs(?:\s[^>]*)?>([\s\S]*?)<\/\1cellXfs>/.exec(xml)
  if (fills === null || looks === null) return undefined
  const p = looks[1] ?? ''
  const fill = count(fills[2] ?? '', 'fill')
  const own = [...(looks[2] ?? '').matchAll(xfForm)].map((match) => match[0])
  const twins = own.length * 2 + 1 > mostStyles ? [] : own.map((one) => filled(one, fill))
  const words = `<${p}xf numFmtId="49" fontId="0" fillId="${fill + 1}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" quotePrefix="1"/>`
  const allLooks = [...own, ...twins, words]
  const solid = (colour: string) =>
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
  return {
    xml: xml
      .replace(
        looks[0],
        () => `<${p}cellXfs count="${allLooks.length}">${allLooks.join('')}</${p}cellXfs>`,
      )
      .replace(
        fills[0],
        () =>
          `<${p}fills count="${fill + 2}">${fills[2] ?? ''}${solid('FFFFC000')}${solid('FFFFF2CC')}</${p}fills>`,
      ),
    marked: (style) => (twins.length > 0 && style < own.length ? own.length + style : style),
    words: own.length + twins.length,
  }
}

const xfForm = /<(?:\w+:)?xf(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g

function count(xml: string, name: string): number {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g'))?.length ?? 0
}

function filled(xf: string, fill: number): string {
  const open = /^<[^>]*?(?=\/?>)/.exec(xf)?.[0] ?? ''
  const plain = open.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
  return `${plain} fillId="${fill}" applyFill="1"${xf.slice(open.length)}`
}
