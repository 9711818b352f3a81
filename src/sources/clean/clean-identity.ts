import {
  checkDisabilityCertificate,
  checkIdentityNumber,
  type IdentityProblem,
  identityProblemLabels,
} from '#kernel/index'
import {
  digitsKept,
  isPlaceholder,
  isScientific,
  toHalfWidth,
  unwrapForcedText,
  withoutBlanks,
} from './characters.ts'
import {
  type CellCleaner,
  type CleanContext,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'

/** Reads an identity number; whatever is not one beyond doubt is null, with what is left of it. */
export const cleanIdentity: CellCleaner = (input, context) => {
  if (input === null) return empty()
  if (typeof input === 'number') return fromNumber(input, context)
  if (typeof input !== 'string') return refused('这一格不是证件号码', ['无法识别'])
  if (/^\d{17}[\dX]$/.test(input)) return fromText(input, [], context)
  const trimmed = input.trim()
  if (withoutBlanks(trimmed) === '') return empty()
  if (isPlaceholder(trimmed) || /^0+$/.test(trimmed)) return placeholder()
  const number = tidyIdentity(trimmed)
  const tidied = number === trimmed ? [] : ['已清洗']
  return fromText(number, tidied, context)
}

/** The characters that stand for others put right; blanks and marks of text cells taken out. */
export function tidyIdentity(text: string): string {
  const bare = withoutBlanks(toHalfWidth(unwrapForcedText(text)))
    .replace(/^['‘’`"“”]+|['‘’`"“”]+$/g, '')
    .replace(/^(?:居民)?身份证(?:号码?)?[:：]?/, '')
  const plain = bare.replace(/[-‐‑–—−](?=[\dXx])/g, '')
  // Letters typed for digits, but only among digits: a passport number keeps its letters.
  const digits = /^[\dOoIl|]{14,17}[\dOoIl|XxхХ×✕]/.test(plain)
    ? plain.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1')
    : plain
  // The Latin x in its disguises: multiplication sign, Cyrillic ha, Greek chi, Roman ten.
  return digits.replace(/(?<=^\d{17})[xхХ×✕✖χΧⅩⅹ]/, 'X')
}

function fromNumber(value: number, context: CleanContext): CleanedCell {
  if (value === 0) return placeholder()
  if (!Number.isInteger(value) || value < 0)
    return refused('这一格不是证件号码', ['数字格', '无法识别'])
  if (value >= 1e15) {
    return refused('按数字保存，第16位起已丢失，请按文本重新填写', ['数字格', '精度丢失'], {
      candidate: digitsKept(value),
    })
  }
  return fromText(String(value), ['数字格'], context)
}

function fromText(number: string, flags: readonly string[], context: CleanContext): CleanedCell {
  if (isScientific(number)) {
    return refused(
      identityProblemLabels['scientific-notation'],
      [...flags, '科学计数', '精度丢失'],
      {
        candidate: number.replace(/e.*$/i, '').replace('.', ''),
      },
    )
  }
  const checked = checkIdentityNumber(number, context.today)
  if (checked.ok) {
    const more = [
      ...(checked.upgraded ? ['15位升位'] : []),
      ...(checked.kind === 'residence-permit' ? ['港澳台居住证'] : []),
    ]
    return cleaned(checked.number, [...flags, ...more])
  }
  return fromProblem(number, flags, { problem: checked.problem, context })
}

function fromProblem(
  number: string,
  flags: readonly string[],
  { problem, context }: { problem: IdentityProblem; context: CleanContext },
): CleanedCell {
  const label = identityProblemLabels[problem]
  const candidate = { candidate: number }
  switch (problem) {
    case 'empty':
      return empty()
    case 'placeholder':
      return placeholder()
    case 'masked':
      return refused(label, [...flags, '已脱敏'], candidate)
    case 'impossible-date':
      return refused(label, [...flags, '日期非法'], candidate)
    case 'wrong-check-digit':
      return refused(label, [...flags, '校验位错'], candidate)
    case 'precision-lost':
    case 'scientific-notation':
      return refused(label, [...flags, '末三位000', '精度丢失'], { candidate: number.slice(0, 15) })
    case 'disability-certificate':
      return fromCertificate(number, flags, context)
    case 'wrong-length':
      return refused(
        `${label}：应为18位（或旧号15位），实为${number.length}位`,
        [...flags, '位数不对'],
        candidate,
      )
    case 'permit-hk-macau-taiwan':
      return refused(
        '其实是港澳台居民通行证号，请填入“其他证件”',
        [...flags, '无法识别'],
        candidate,
      )
    case 'bad-character':
      return fromOther(number, flags)
  }
}

/** The first 18 characters of a disability certificate are its holder's identity number. */
function fromCertificate(
  number: string,
  flags: readonly string[],
  context: CleanContext,
): CleanedCell {
  const certificate = checkDisabilityCertificate(number, context.today)
  const other = [...flags, '其实是残疾人证号']
  if (certificate.ok) return cleaned(certificate.identityNumber, other)
  const wrong = certificate.problem === 'impossible-date' ? '日期非法' : '校验位错'
  return refused('其实是残疾人证号，且前18位不是有效的身份证号', [...other, wrong], {
    candidate: number.slice(0, 18),
  })
}

function fromOther(text: string, flags: readonly string[]): CleanedCell {
  const untouched = flags.filter((flag) => flag !== '已清洗')
  if (isMaskedNumber(text)) {
    return refused(identityProblemLabels.masked, [...untouched, '已脱敏'], { candidate: text })
  }
  if (/^[A-Za-z]{1,2}\d{7,9}$/.test(text)) {
    return refused('像是护照号，不是身份证号', [...untouched, '无法识别'], { candidate: text })
  }
  if (/户口|户籍|出生证|出生医学|新生儿|未上户|未落户|黑户/.test(text)) {
    return refused('填的是户口簿或出生证明，没有身份证号', [...untouched, '无法识别'])
  }
  if (/^[\u4e00-\u9fff]{1,6}字?第?[\dA-Za-z]{4,12}号?$/.test(text)) {
    return refused('像是军官证等其他证件的号码，不是身份证号', [...untouched, '无法识别'], {
      candidate: text,
    })
  }
  if (/^\d[\dXx]*$/.test(text))
    return refused('位数不对', [...untouched, '位数不对'], { candidate: text })
  return refused('不是身份证号', [...untouched, '无法识别'], { candidate: text })
}

/** Digits of which some are covered: 9999**********0024, 9999某某0024. */
export function isMaskedNumber(text: string): boolean {
  return (
    /^\d*[\dXx]*([*＊●•○◯■□▇█#＃×✕·.…_-]|[Xx]{2,}|某){2,}[\dXx]*$/.test(text) && /\d/.test(text)
  )
}
