import { checkIdentityNumber, type IdentityProblem } from './identity-number.ts'
import type { LocalDate } from './local-date.ts'

/** The seven classes of disability of the certificate (GB/T 26341-2010), by their digit. */
export const disabilityCategories = {
  1: '视力',
  2: '听力',
  3: '言语',
  4: '肢体',
  5: '智力',
  6: '精神',
  7: '多重',
} as const

/** A class of disability. */
export type DisabilityCategory = (typeof disabilityCategories)[keyof typeof disabilityCategories]

/** The grade of disability, 1 the most severe. */
export type DisabilityGrade = 1 | 2 | 3 | 4

/** Why a text is not a disability certificate's number; the identity part has its own reasons. */
export type CertificateProblem =
  | Exclude<IdentityProblem, 'disability-certificate'>
  | 'wrong-category'
  | 'wrong-grade'
  | 'wrong-reissue'

/** A certificate number that holds, with what it says. */
export interface ValidDisabilityCertificate {
  readonly ok: true
  /** 20 characters, and B1 to B9 after a reissue; letters in upper case. */
  readonly certificate: string
  readonly identityNumber: string
  readonly category: DisabilityCategory
  readonly grade: DisabilityGrade
  /** How often the certificate was issued again: 0 to 9. */
  readonly reissue: number
}

/** A text that is no such number, and why. */
export interface InvalidDisabilityCertificate {
  readonly ok: false
  readonly problem: CertificateProblem
}

/**
 * Reads the number of a 残疾人证: 18 characters of the identity number, one digit for the class,
 * one for the grade (1–4), and B1–B9 when it was issued again (中华人民共和国残疾人证管理办法).
 * Lower-case x and b are taken as X and B; blanks must be cleaned away before.
 */
export function checkDisabilityCertificate(
  text: string,
  today?: LocalDate,
): ValidDisabilityCertificate | InvalidDisabilityCertificate {
  const number = text.toUpperCase()
  const match = /^(\d{17}[\dX])(\d)(\d)(B.*)?$/.exec(number)
  if (match === null) return { ok: false, problem: problemOfForm(number) }
  const [, identity = '', categoryDigit = '', gradeDigit = '', suffix = ''] = match
  if (suffix === '' && /^[1-9]\d{14}0{5}$/.test(number)) {
    return { ok: false, problem: 'precision-lost' }
  }
  const checked = checkIdentityNumber(identity, today)
  if (!checked.ok) return { ok: false, problem: certificateProblem(checked.problem) }
  const category = categoryOf(categoryDigit)
  if (category === undefined) return { ok: false, problem: 'wrong-category' }
  const grade = gradeOf(gradeDigit)
  if (grade === undefined) return { ok: false, problem: 'wrong-grade' }
  if (suffix !== '' && !/^B[1-9]$/.test(suffix)) return { ok: false, problem: 'wrong-reissue' }
  const reissue = suffix === '' ? 0 : Number(suffix.slice(1))
  return {
    ok: true,
    certificate: number,
    identityNumber: checked.number,
    category,
    grade,
    reissue,
  }
}

function problemOfForm(number: string): CertificateProblem {
  const checked = checkIdentityNumber(number)
  // A plain identity number, or 15 digits, lacks the class and the grade.
  return checked.ok ? 'wrong-length' : certificateProblem(checked.problem)
}

function certificateProblem(problem: IdentityProblem): CertificateProblem {
  return problem === 'disability-certificate' ? 'wrong-length' : problem
}

function categoryOf(digit: string): DisabilityCategory | undefined {
  const entry = Object.entries(disabilityCategories).find(([key]) => key === digit)
  return entry?.[1]
}

function gradeOf(digit: string): DisabilityGrade | undefined {
  const grades: readonly DisabilityGrade[] = [1, 2, 3, 4]
  return grades.find((grade) => String(grade) === digit)
}
