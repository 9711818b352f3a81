/** What a formula shows when it fails, also where it was pasted as text. */
export function isErrorText(text: string): boolean {
  return (
    text.startsWith('#') &&
    /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/.test(text)
  )
}
