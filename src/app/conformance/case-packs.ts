import {
  type Catalogue,
  type CheckedPack,
  compilePack,
  type EligibilityCase,
  loadCatalogue,
  loadPack,
  packOfCase,
} from '#policy/sql'
import { listPolicies, readNationalText, readPolicyFiles } from '../policy-files.ts'

/** The packs that cases run with: every place's, and the national one. */
export interface CasePacks {
  readonly catalogue: Catalogue
  packFor(one: EligibilityCase): CheckedPack
}

export function loadCasePacks(): CasePacks {
  const catalogue = loadCatalogue([
    { path: 'national/facts.yaml', text: readNationalText('facts.yaml') },
  ])
  const packs = new Map<string, CheckedPack>()
  for (const id of ['national', ...listPolicies()]) {
    packs.set(id, compilePack(loadPack({ files: readPolicyFiles(id), catalogue, id }), catalogue))
  }
  const all = [...packs.values()].map(({ pack }) => pack)
  return {
    catalogue,
    packFor: (one) => {
      const found = packs.get(packOfCase(one, all))
      if (!found) throw new RangeError(`没有名为“${packOfCase(one, all)}”的政策包`)
      return found
    },
  }
}
