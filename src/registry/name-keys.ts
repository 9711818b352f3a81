import { glyphVariants } from './glyph-variants.ts'

/** The edition of variants and readings; a higher one makes all keys anew. */
export const nameKeyEdition = 2

/** A name as keys to look it up by. */
export interface NameKeys {
  /** One form for all ways to write it: simplified, without variants of a character, dots and blanks. */
  readonly folded: string
  /** The ways to read it aloud, without tones: `wangxiaoming`; the usual one first. */
  readonly sounds: readonly string[]
  /** The first letters of the readings, from two letters on: `zg`, `zgy`. */
  readonly initials: readonly string[]
}

/** How one character is written and read. */
interface Character {
  readonly folded: string
  /** Toneless readings, the usual one first; empty for a character that nobody knows. */
  readonly readings: readonly string[]
  /** As the first character of a name. */
  readonly surnameReadings: readonly string[]
}

/** Reads names: built once, since its dictionaries take a tenth of a second to load. */
export interface NameReader {
  keysOf(name: string): NameKeys
  /** The characters of the folded name, each with its readings in that place. */
  readingsOf(
    name: string,
  ): readonly { readonly char: string; readonly readings: readonly string[] }[]
}

let loading: Promise<NameReader> | undefined

export function loadNameReader(): Promise<NameReader> {
  loading ??= makeReader()
  return loading
}

/** Readings of a character beyond the usual ones are of words that no name has. */
const readingsKept = 2
const soundsKept = 4
const initialsKept = 6

async function makeReader(): Promise<NameReader> {
  const [{ pinyin }, { Converter }] = await Promise.all([
    import('pinyin-pro'),
    import('opencc-js/t2cn'),
  ])
  const simplify = Converter({ from: 't', to: 'cn' })
  const fromJapanese = Converter({ from: 'jp', to: 'cn' })
  const read = (char: string, mode: 'normal' | 'surname'): string[] => {
    const usual = pinyin(char, { toneType: 'none', type: 'array', mode })
    const others = pinyin(char, { toneType: 'none', type: 'array', multiple: true })
    const first = usual.slice(0, 1).filter((one) => /^[a-zü]+$/.test(one))
    const all = [...first, ...others.filter((one) => /^[a-zü]+$/.test(one))]
    return [...new Set(all.map((one) => one.replace('ü', 'v')))].slice(0, readingsKept)
  }
  const known = new Map<string, Character>()
  const characterOf = (char: string): Character => {
    const found = known.get(char)
    if (found) return found
    const folded = foldCharacter(char, { simplify, fromJapanese })
    const isHan = /^\p{Script=Han}$/u.test(folded)
    const made = {
      folded,
      readings: isHan ? read(folded, 'normal') : latin(folded),
      surnameReadings: isHan ? read(folded, 'surname') : latin(folded),
    }
    known.set(char, made)
    return made
  }
  const readingsOf = (name: string) => {
    const characters = [...withoutMarks(name)].map(characterOf)
    const compound =
      compoundSurnames[
        characters
          .map(({ folded }) => folded)
          .join('')
          .slice(0, 2)
      ]
    return characters.map(({ folded, readings, surnameReadings }, at) => {
      if (compound && at < 2) return { char: folded, readings: [compound[at] ?? '', ...readings] }
      return { char: folded, readings: at === 0 ? surnameReadings : readings }
    })
  }
  const keysOf = (name: string): NameKeys => {
    const characters = readingsOf(name)
    const folded = characters.map(({ char }) => char).join('')
    return { folded, sounds: soundsOf(characters), initials: initialsOf(characters) }
  }
  return { keysOf, readingsOf }
}

/** Surnames of two characters that are read otherwise than their characters. */
const compoundSurnames: Readonly<Record<string, readonly [string, string]>> = {
  尉迟: ['yu', 'chi'],
  万俟: ['mo', 'qi'],
  单于: ['chan', 'yu'],
  长孙: ['zhang', 'sun'],
  澹台: ['tan', 'tai'],
  宰父: ['zai', 'fu'],
}

/** A letter of a name in pinyin stands for itself. */
function latin(char: string): readonly string[] {
  return /^[a-z]$/.test(char) ? [char] : []
}

type Convert = (text: string) => string

function foldCharacter(
  char: string,
  { simplify, fromJapanese }: { readonly simplify: Convert; readonly fromJapanese: Convert },
): string {
  // Compatibility ideographs have one canonical form; nothing else of a name changes by it.
  const unified = char.normalize('NFC')
  const usual = glyphVariants.get(unified) ?? unified
  const simplified = simplify(usual)
  return simplified === usual ? fromJapanese(usual) : simplified
}

/** Dots, blanks and the like are written or left out at will; letters are small. */
function withoutMarks(name: string): string {
  return name
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u3000·•・･‧∙⋅●．.。˙ꞏᐧ⸱'’-]/g, '')
    .toLowerCase()
}

/** As far as all its characters can be read; of a long name the beginning. */
function initialsOf(characters: readonly { readonly readings: readonly string[] }[]): string[] {
  let longest = ['']
  const found = new Set<string>()
  for (const { readings } of characters.slice(0, initialsKept)) {
    const letters = [...new Set(readings.map((reading) => reading.slice(0, 1)))]
    if (letters.length === 0) break
    longest = letters.flatMap((letter) => longest.map((start) => start + letter))
    longest = longest.slice(0, soundsKept)
    for (const one of longest) if (one.length > 1) found.add(one)
  }
  return [...found]
}

function soundsOf(characters: readonly { readonly readings: readonly string[] }[]): string[] {
  let sounds = ['']
  for (const { readings } of characters) {
    if (readings.length === 0) return []
    const longer = readings.flatMap((reading) => sounds.map((sound) => sound + reading))
    sounds = longer.slice(0, soundsKept)
  }
  const made = [...new Set(sounds)]
  return made[0] === '' ? [] : made
}
