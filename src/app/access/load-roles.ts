import { permissions, type Role, scopeKinds, sensitiveModes } from '#access/index'
import { loadCatalogue, loadPack, type Pack, readRoles } from '#policy/index'
import { type PolicyText, readNationalText } from '../policy-files.ts'

const words = { permissions, scopes: scopeKinds, sensitive: sensitiveModes }

/**
 * The roles of a policy. Texts published before there were roles, and a place that rests on nothing,
 * have the nation's: nobody is locked out of an installation by its age.
 */
export function loadRoles(pack: Pick<Pack, 'documents' | 'sectionNodes'>): readonly Role[] {
  const hasRoles = pack.sectionNodes('岗位').length > 0
  return readRoles(hasRoles ? pack : nationalRoles(), words)
}

function nationalRoles(): Pack {
  const files: readonly PolicyText[] = ['pack.yaml', 'roles.yaml'].map((name) => ({
    path: `national/${name}`,
    text: readNationalText(name),
  }))
  return loadPack({ files, catalogue: loadCatalogue([]) })
}
