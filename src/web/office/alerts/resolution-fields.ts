import type { KeptAttachment } from '../../components/form/send-attachment.ts'
import { conferenceWords as say } from './conference-words.ts'
import { wholeDays, written } from './form-checks.ts'
import { formWords } from './form-words.ts'

export interface TaskValues {
  department: string
  matter: string
  dueDays: string
}

export interface ResolutionValues {
  resolution: string
  yuan: string
  departments: { department: string; participants: string; opinion: string }[]
  tasks: TaskValues[]
  /** Signed minutes, photos. */
  attachments: readonly KeptAttachment[]
}

export const noTask: TaskValues = { department: '', matter: '', dueDays: '5' }

/** 元 as it was typed, in fen; undefined: not a sum that can be decided on. */
export function sumOf(yuan: string): number | undefined {
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(yuan.trim())) return undefined
  const sum = Math.round(Number(yuan) * 100)
  return sum > 0 ? sum : undefined
}

/** '' where nothing is wrong with the sum; empty is none. */
export function checkSum(yuan: string): string {
  return yuan.trim() === '' || sumOf(yuan) !== undefined ? '' : formWords.sum
}

/** What is wrong with a task, the first of it; '' where nothing is. */
export function checkTask({ department, matter, dueDays }: TaskValues): string {
  if (department === '') return formWords.choose(say.department)
  return written(say.task, matter) || wholeDays(dueDays)
}
