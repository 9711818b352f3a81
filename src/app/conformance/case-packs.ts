import {
  type Catalogue,
  type CheckedPack,
  compilePack,
  type EligibilityCase,
  loadCatalogue,
  loadPack,
  packOfCase,
  readPackCase,
} from '#policy/sql'
import {
  isFactFile,
  listPacks,
  listPolicies,
  packIdOf,
  readPolicyFiles,
  readPolicyTexts,
} from '../policy-files.ts'

/** The packs that cases run with: the national one, every place's, and those of further folders. */
export interface CasePacks {
  /** The facts of all packs. */
  readonly catalogue: Catalogue
  read(entry: unknown): EligibilityCase
  /** The pack of a case; a broken one is refused where a case asks for it. */
  packFor(one: Pick<EligibilityCase, 'locality' | 'pack'>): CheckedPack
  /** The pack of an entry that is not read yet. */
  packOf(entry: unknown): CheckedPack
}

export function loadCasePacks(folders: readonly string[]): CasePacks {
  const places = new Set(listPolicies())
  const all = listPacks().filter(({ id }) => places.has(id))
  const where = new Map(folders.map((folder) => [packIdOf(folder), folder]))
  const texts = ['national', ...places, ...where.values()].flatMap(readPolicyTexts)
  const facts = new Map(texts.filter(({ path }) => isFactFile(path)).map((one) => [one.path, one]))
  const catalogue = loadCatalogue([...facts.values()])
  const packs = new Map<string, CheckedPack>()
  const packFor: CasePacks['packFor'] = (one) => {
    const id = packOfCase(one, all)
    const known = packs.get(id)
    if (known) return known
    const files = readPolicyFiles(where.get(id) ?? id)
    const made = compilePack(loadPack({ files, catalogue, id }), catalogue)
    packs.set(id, made)
    return made
  }
  return {
    catalogue,
    read: (entry) => readPackCase(entry, catalogue),
    packFor,
    packOf: (entry) => {
      const { locality, pack } = (entry ?? {}) as { locality?: unknown; pack?: unknown } // read defensively
      return packFor({
        locality: String(locality ?? ''),
        ...(pack !== undefined && { pack: String(pack) }),
      })
    },
  }
}
