import { isErrorText } from '../read/error-text.ts'
import type { RawCell } from '../read/raw-row.ts'
import { cleanCertificate } from './clean-certificate.ts'
import { cleanCode, cleanTruth, isOfAmounts } from './clean-code.ts'
import { cleanBankCard, cleanDivision, cleanPhone, cleanText } from './clean-contact.ts'
import { cleanDate, cleanMonth } from './clean-date.ts'
import { cleanIdentity } from './clean-identity.ts'
import { cleanMoney, isLarge } from './clean-money.ts'
import { cleanName } from './clean-name.ts'
import { cleanArea, cleanNumber } from './clean-number.ts'
import type { CellCleaner, CleanContext, CleanedCell, CleanField } from './cleaned.ts'

export type { CleanContext, CleanedCell, CleanField, CodeWords } from './cleaned.ts'
export { hideNumbers, quoted } from './hide-numbers.ts'
export { isLarge, isOfAmounts }

const cleaners: Readonly<Record<CleanField, CellCleaner>> = {
  id: cleanIdentity,
  cjz: cleanCertificate,
  date: cleanDate,
  month: cleanMonth,
  name: cleanName,
  money: cleanMoney,
  number: cleanNumber,
  truth: cleanTruth,
  code: cleanCode,
  text: cleanText,
  phone: cleanPhone,
  bankcard: cleanBankCard,
  division: cleanDivision,
  area: cleanArea,
}

/**
 * Reads one cell as a value of `field`. What cannot be read is null with a problem, never a guess;
 * what is empty, a placeholder or the error of a formula is null without one.
 */
export function cleanCell(field: CleanField, input: RawCell, context: CleanContext): CleanedCell {
  if (typeof input === 'string' && isErrorText(input)) return { value: null, flags: ['公式错误'] }
  return cleaners[field](input, context)
}
