import type { TableColumn } from '../table.ts'
import { columnLetters, escapeXml } from './cell-xml.ts'

/** The lists that cells of a column choose from; it follows the merged cells of a sheet. */
export function choicesXml(
  columns: readonly TableColumn[],
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const lists = columns.flatMap(({ choices, offers }, at) => {
    const words = choices ?? offers
    if (words === undefined || to < from) return []
    const letter = columnLetters(at)
    const refuses = choices === undefined ? '' : ' showErrorMessage="1"'
    return `<dataValidation type="list" allowBlank="1"${refuses} sqref="${letter}${from}:${letter}${to}"><formula1>"${escapeXml(words.join(','))}"</formula1></dataValidation>`
  })
  if (lists.length === 0) return ''
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}
