/** What may be the header of a column that holds two coded facts: 残疾类别和等级, 残疾类别等级. */
const mayBeShared = /^[\u4e00-\u9fff、/()+]{4,14}$/
const between = /[和及与、/()+]/

/**
 * The parts of a header that names several things, each as `lookUp` knows it; undefined for any other
 * header. A part may leave out the beginning that it has in common with the first: 残疾类别和等级.
 */
export function sharedHeader<T>(
  header: string,
  lookUp: (part: string) => T | undefined,
): readonly T[] | undefined {
  if (!mayBeShared.test(header)) return undefined
  const find = (part: string): T | undefined => lookUp(part) ?? lookUp(header.slice(0, 2) + part)
  for (const parts of splits(header)) {
    const found = parts.map(find).filter((one) => one !== undefined)
    if (found.length === parts.length && new Set(found).size === parts.length) return found
  }
  return undefined
}

function splits(header: string): readonly (readonly string[])[] {
  const parts = header.split(between).filter((part) => part !== '')
  if (parts.length > 1) return [parts]
  const places = Array.from({ length: header.length - 3 }, (_, at) => at + 2)
  return places.map((at) => [header.slice(0, at), header.slice(at)])
}
