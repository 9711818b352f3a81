import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest although it is short to read: begun last it would run alone at the end. */
const longest = [
  'journey-demo.test.ts',
  'house-rules.test.ts',
  'access-at-the-interface.test.ts',
  'accessibility.test.ts',
  'administered.test.ts',
]

/** The order of Vitest, by what it knows of a file and else by its size, but for the longest. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(path.basename(moduleId))
      return at < 0 ? longest.length : at
    }
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
