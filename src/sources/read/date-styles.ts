import type { XmlAttributes, XmlListener } from './xml-scanner.ts'

/** Finds which cell styles of a workbook show a number as a date. */
export class DateStyles implements XmlListener {
  readonly wantsText = false
  readonly #formats = new Map<number, string>()
  readonly #dates: boolean[] = []
  #inCellStyles = false

  isDate(style: number): boolean {
    return this.#dates[style] === true
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'numFmt') {
      const code = attributes.formatCode
      if (code !== undefined) this.#formats.set(Number(attributes.numFmtId), code)
    } else if (name === 'cellXfs') {
      this.#inCellStyles = true
    } else if (name === 'xf' && this.#inCellStyles) {
      const id = Number(attributes.numFmtId ?? 0)
      const code = this.#formats.get(id)
      this.#dates.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code))
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellStyles = false
  }

  text(): void {}
}

/** 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean versions. */
function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 58 && id !== 48 && id !== 49)
  )
}

/** Whether a number format shows days or times, its literals and colours aside. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|G\/通用格式/gi, '')
  return /[ymdhs年月日时分秒]/i.test(bare)
}
