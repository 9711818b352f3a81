export interface NormalisedHeader {
  /** Without blanks, line breaks, marks of obligation, colons and the unit. */
  readonly text: string
  readonly unit?: string
}

const units = [
  '万元',
  '元',
  '平方米',
  '㎡',
  'm2',
  'm²',
  '平米',
  '亩',
  '人',
  '户',
  '岁',
  '个月',
  '月',
  '天',
  '%',
]
const unitPattern = new RegExp(
  `^(?:单位[:：]?)?(${units.join('|')})(?:/?[人户]?[/每]?[年月天人户])*$`,
  'i',
)

/** A header as synonyms are written: `“ 身份\n证号 *（必填）：”` → `身份证号`, `收入（万元）` → `收入`. */
export function normaliseHeader(header: string): NormalisedHeader {
  let text = toHalfWidth(header).replace(invisible, '')
  let unit: string | undefined
  text = text.replace(/[(（［[【]([^()（）［］[\]【】]*)[)）］\]】]/g, (whole, inner: string) => {
    if (
      /^(必填|必录|必输|选填|非必填|可空|不可空|只读|文本|文本格式|格式.*|如.*|例.*|请.*)项?$/.test(
        inner,
      )
    ) {
      return ''
    }
    const found = unitPattern.exec(inner)?.[1]
    if (found === undefined) return whole.replace(/^[（［[【]/, '(').replace(/[）］\]】]$/, ')')
    unit ??=
      found === '㎡' || found === 'm2' || found === 'm²' || found === '平米' ? '平方米' : found
    return ''
  })
  text = text.replace(/^[*＊※•·]+|[*＊※：:；;,，。.、]+$/g, '')
  return unit === undefined ? { text } : { text, unit }
}

// Blanks of all widths, line breaks, zero-width characters.
const invisible = /[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff]/g

/** Full-width Latin letters and digits only: brackets and colons are handled where they matter. */
function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
