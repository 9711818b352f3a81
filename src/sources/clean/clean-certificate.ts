import { checkDisabilityCertificate, checkIdentityNumber } from '#kernel/index'
import {
  digitsKept,
  isPlaceholder,
  isScientific,
  toHalfWidth,
  unwrapForcedText,
  withoutBlanks,
} from './characters.ts'
import { isMaskedNumber, tidyIdentity } from './clean-identity.ts'
import {
  type CellCleaner,
  type CleanContext,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'

/** Reads the number of a 残疾人证: 20 characters, B1 to B9 behind them after a reissue. */
export const cleanCertificate: CellCleaner = (input, context) => {
  if (input === null) return empty()
  if (input === 0) return placeholder()
  if (typeof input === 'number') {
    return refused('按数字保存，第16位起已丢失，请按文本重新填写', ['数字格', '精度丢失'], {
      candidate: digitsKept(input),
    })
  }
  if (typeof input !== 'string') return refused('这一格不是残疾人证号', ['无法识别'])
  if (withoutBlanks(input) === '') return empty()
  if (isPlaceholder(input) || /^\s*0+\s*$/.test(input)) return placeholder()
  return fromText(tidyCertificate(input), context)
}

function tidyCertificate(input: string): string {
  const bare = withoutBlanks(toHalfWidth(unwrapForcedText(input)))
    .replace(/^残疾人?证(?:号码?)?[:：]?/, '')
    .replace(/[вВβΒ](?=\d$)/, 'B')
  return tidyIdentity(bare).toUpperCase()
}

function fromText(number: string, context: CleanContext): CleanedCell {
  const candidate = { candidate: number }
  if (isScientific(number)) {
    return refused('科学计数法，末几位已丢失', ['科学计数', '精度丢失'], {
      candidate: number.replace(/E.*$/, '').replace('.', ''),
    })
  }
  const checked = checkDisabilityCertificate(number, context.today)
  if (checked.ok) return cleaned(checked.certificate)
  switch (checked.problem) {
    case 'precision-lost':
      return refused('末几位是0，多半已丢失', ['末三位000', '精度丢失'], {
        candidate: number.slice(0, 15),
      })
    case 'wrong-check-digit':
      return refused('前18位的校验位错', ['校验位错'], candidate)
    case 'impossible-date':
      return refused('前18位里的出生日期不存在', ['日期非法'], candidate)
    case 'wrong-length':
      return refused(wrongLength(number, context), ['位数不对'], candidate)
    case 'placeholder':
    case 'empty':
      return placeholder()
    case 'masked':
      return refused('残疾人证号已打码', ['已脱敏'], candidate)
    case 'wrong-category':
      return refused('第19位不是残疾类别（1至7）', ['无法识别'], candidate)
    case 'wrong-grade':
      return refused('第20位不是残疾等级（1至4）', ['无法识别'], candidate)
    default:
      return fromOther(number)
  }
}

function wrongLength(number: string, context: CleanContext): string {
  return checkIdentityNumber(number, context.today).ok
    ? '填的是身份证号，缺残疾类别和等级两位'
    : `位数不对：应为20位（换证加B和次数），实为${number.length}位`
}

function fromOther(text: string): CleanedCell {
  if (isMaskedNumber(text)) return refused('残疾人证号已打码', ['已脱敏'], { candidate: text })
  return /^\d[\dX]*$/.test(text)
    ? refused('位数不对', ['位数不对'], { candidate: text })
    : refused('不是残疾人证号', ['无法识别'], { candidate: text })
}
