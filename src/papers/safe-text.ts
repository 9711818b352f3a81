/**
 * Whether a spreadsheet would take the text for a formula: after leading blanks it begins with one of
 * = + - @ (half or full width), or the text begins with a tab or a carriage return.
 */
export function looksLikeFormula(text: string): boolean {
  return /^([\t\r]|\s*[=+\-@＝＋－＠])/.test(text)
}

/**
 * A text as it may stand in a cell that anybody opens: for csv with a leading apostrophe where it looks
 * like a formula, and without the characters that no file of a spreadsheet can hold. In xlsx the text
 * stays as it is; the cell's kind (a text, marked as quoted) keeps it from being computed.
 */
export function safeText(text: string, format: 'csv' | 'xlsx'): string {
  const clean = withoutControls(text)
  return format === 'csv' && looksLikeFormula(clean) ? `'${clean}` : clean
}

/** A field of a delimited text, quoted where the delimiter, a quotation mark or a line end asks for it. */
export function csvField(text: string, delimiter = ','): string {
  const safe = safeText(text, 'csv')
  const quoted =
    safe.includes(delimiter) || /["\r\n]/.test(safe) || safe !== safe.trim() || safe === ''
  return quoted && safe !== '' ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** XML 1.0 has no place for control characters; lone surrogates become the replacement character. */
function withoutControls(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
}
