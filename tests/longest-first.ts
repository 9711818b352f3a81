import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest although it is short to read: begun last it would run alone at the end. */
const longest = [
  'journey-demo.test.ts',
  'house-rules.test.ts',
  'access-at-the-interface.test.ts',
  'journey-commands.test.ts',
  'journey-policy.test.ts',
  'journey-hostile.test.ts',
  'journey-crash-embedded.test.ts',
  'journey-crash-pglite.test.ts',
  'accessibility.test.ts',
  'administered.test.ts',
]

/**
 * The order of Vitest, by project, and in a project by what it knows of a file and else by its size; but
 * first the longest, then whole journeys and walks, which stand in `tests/`.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    const turn = ({ project }: TestSpecification): number => projects.indexOf(project)
    return sorted.toSorted(
      (one, other) => turn(one) - turn(other) || this.#rank(one) - this.#rank(other),
    )
  }

  #rank({ moduleId }: TestSpecification): number {
    const at = longest.indexOf(path.basename(moduleId))
    if (at >= 0) return at
    const [folder] = path.relative(this.ctx.config.root, moduleId).split(path.sep)
    return folder === 'src' ? longest.length + 1 : longest.length
  }
}
