import fs from 'node:fs'
import path from 'node:path'

/** Where an installation keeps the texts of documents: 文号.txt each. */
export const textFolderName = 'documents'

/** The documents' own words that the place has loaded, by number. */
export function documentTexts(dataFolder: string): ReadonlyMap<string, string> {
  const folder = path.join(dataFolder, textFolderName)
  if (!fs.existsSync(folder)) return new Map()
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return new Map(
    names.map((name) => [
      path.basename(name, '.txt'),
      fs.readFileSync(path.join(folder, name), 'utf8'),
    ]),
  )
}
