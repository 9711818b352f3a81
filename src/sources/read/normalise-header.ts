export interface NormalisedHeader {
  /** Without blanks, line breaks, marks of obligation, colons and the unit. */
  readonly text: string
  readonly unit?: string
}

const units = [
  '人民币万元',
  '人民币元',
  '亿元',
  '万元',
  '千元',
  '百元',
  '元',
  '万',
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

/** What a bracket says to whoever fills the form in, and nothing of the column. */
const instruction =
  /^(?:必填|必录|必输|选填|非必填|可空|不可空|可不填|只读|单选|多选|下拉.*|文本|文本格式|数字|格式.*|如.*|例.*|请.*|见.*|yyyy.*|[√✓✔×]|是[/／、或]否|有[/／、或]无|男[/／、或]女|\d{1,2}位(?:数字?)?|\d{4}年?(?:\d{1,2}月?)?)[项*]?$/i
const numbering =
  /^(?:[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])(?=.)/

/** A header as synonyms are written: `“ 身份\n证号 *（必填）：”` → `身份证号`, `收入（万元）` → `收入`. */
export function normaliseHeader(header: string): NormalisedHeader {
  let text = toHalfWidth(header).replace(invisible, '')
  let unit: string | undefined
  text = text.replace(/[(（［[【]([^()（）［］[\]【】]*)[)）］\]】]/g, (whole, inner: string) => {
    if (instruction.test(inner)) return ''
    const found = unitPattern.exec(inner)?.[1]
    if (found === undefined) return whole.replace(/^[（［[【]/, '(').replace(/[）］\]】]$/, ')')
    unit ??= unitNames[found.toLowerCase()] ?? found
    return ''
  })
  text = text
    .replace(numbering, '')
    .replace(/[*＊]?(?:必填|必录|必输)项?[*＊]?$/, '')
    .replace(/^[*＊※•·★☆▲"'“”‘’`]+|[*＊※★☆▲：:；;,，。.、"'“”‘’`]+$/g, '')
  if (unit === undefined) {
    const behind =
      /^(.{2,}?)(?:[,，:：/／-]?(?:单位[:：]?)?(万元|千元)|[,，:：/／-](?:单位[:：]?)?(元))$/.exec(
        text,
      )
    if (behind !== null) {
      unit = behind[2] ?? behind[3]
      text = behind[1] ?? text
    }
  }
  return unit === undefined ? { text } : { text, unit }
}

const unitNames: Readonly<Record<string, string>> = {
  '㎡': '平方米',
  m2: '平方米',
  'm²': '平方米',
  平米: '平方米',
  万: '万元',
  人民币万元: '万元',
  人民币元: '元',
}

/** The unit that a line above the header gives for all amounts: `单位：万元`; undefined when none. */
export function unitOfTable(text: string): string | undefined {
  const plain = toHalfWidth(text).replace(invisible, '')
  return /(?:^|[(（【[,，;；。])(?:金额|计量|货币)?单位[:：](?:人民币)?(亿元|万元|千元|百元|元)/.exec(
    plain,
  )?.[1]
}

// Blanks of all widths, line breaks, zero-width characters.
const invisible = /[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff]/g

/** Full-width Latin letters and digits only: brackets and colons are handled where they matter. */
function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
