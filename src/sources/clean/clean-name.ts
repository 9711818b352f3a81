import { isPlaceholder, toHalfWidth, unwrapForcedText, withoutInvisible } from './characters.ts'
import {
  type CellCleaner,
  type CleanedCell,
  cleaned,
  empty,
  placeholder,
  refused,
} from './cleaned.ts'

/**
 * Reads a person's name as it is written: blanks and dots are put right, a note in brackets is
 * split off, rare and private-use characters stay.
 */
export const cleanName: CellCleaner = (input) => {
  if (input === null) return empty()
  if (typeof input !== 'string') return refused('这一格不是姓名', ['无法识别'])
  // Most names are two to four common characters and nothing else.
  if (/^[\u4e00-\u9fff]{2,4}$/.test(input) && !/[某无未不暂待没同空合小总共计]/.test(input)) {
    return cleaned(input)
  }
  const text = toHalfWidth(withoutInvisible(unwrapForcedText(input))).trim()
  if (text === '') return empty()
  if (/^(合计|小计|总计|共计|总人数)[:：]?$/.test(text.replace(/\s/g, ''))) {
    return { value: null, flags: ['合计行'] }
  }
  if (isPlaceholder(text)) return placeholder()
  if (/[^\s]{2}\s*[\r\n]\s*[^\s(（]{2}/.test(text)) {
    return refused('一格里像有两个人的姓名', ['无法识别'], { candidate: text })
  }
  const { bare, notes } = splitNotes(text)
  const name = tidyName(bare)
  if (name === '') return refused('括号外没有姓名', ['无法识别'], { candidate: text })
  return withFlags(name, notes)
}

function splitNotes(text: string): { bare: string; notes: readonly string[] } {
  const notes: string[] = []
  const bare = text.replace(
    /[([【〔{]([^()[\]【】〔〕{}]*)(?:[)\]】〕}]|$)/g,
    (_, note: string) => {
      if (note.trim() !== '') notes.push(note.trim())
      return ''
    },
  )
  return { bare, notes }
}

function tidyName(text: string): string {
  const dotted = text
    .replace(/\s*[·•・･‧∙⋅●．.。˙ꞏᐧ⸱]\s*/g, '·')
    .replace(/^·+|·+$/g, '')
    .replace(/·{2,}/g, '·')
  // Chinese names take no blank; Latin words keep one between them.
  return dotted.replace(/\s+/g, ' ').replace(/(?<![A-Za-z]) | (?![A-Za-z])/g, '')
}

function withFlags(name: string, notes: readonly string[]): CleanedCell {
  const flags = notes.map((note) => `括注:${note}`)
  if (privateUse.test(name)) flags.push('私用区字')
  const masked = /[*＊×✕○◯□■●#_]|某|(?<=\p{Script=Han})[XxＸ]+$/u.test(name)
  if (masked) flags.push('已脱敏')
  const note = notes.length > 0 ? { note: notes.join('；') } : {}
  if (/\d{6}/.test(toHalfWidth(name).replace(/[\s-]/g, ''))) {
    return { ...refused('不像一个人的姓名', [...flags, '无法识别'], { candidate: name }), ...note }
  }
  if (!masked && /[\d?？�/、,，;；:：+&]|^.$|.{41}/u.test(name)) {
    return { ...refused('不像一个人的姓名', [...flags, '无法识别'], { candidate: name }), ...note }
  }
  return { value: name, flags, ...note }
}

const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u
