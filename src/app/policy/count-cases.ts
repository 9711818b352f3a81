import { readCaseFile } from '../conformance/case-file.ts'

/** How many cases the files hold; what cannot be read holds none. */
export function countCases(files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const content = readCaseFile(file)
    return sum + (typeof content === 'string' ? 0 : content.entries.length)
  }, 0)
}
