import { type CheckedPack, vocabularyOf } from './check-pack.ts'
import { refusePolicy } from './refusals.ts'
import { findDecided } from './static-decided.ts'
import { domainsOf } from './static-domain.ts'
import type { Finding } from './static-finding.ts'
import { findInParameters, missingOf } from './static-parameters.ts'
import { findUnreachable } from './static-reach.ts'
import { entriesOf } from './static-sites.ts'
import { findUnmetWords } from './static-words.ts'

/**
 * What a checked pack says that cannot be meant so, in the order of its files: conditions always true
 * or false, classes nobody reaches, values that leave something out, what is unused.
 */
export function findingsOf(checked: CheckedPack): readonly Finding[] {
  const domainOf = domainsOf(checked, vocabularyOf(checked.pack, checked.catalogue))
  const found = [
    ...findDecided(checked, domainOf),
    ...findUnreachable(checked, domainOf),
    ...findInParameters(checked),
    ...findUnmetWords(checked),
  ]
  return found.sort((one, other) => {
    const [a, b] = [one.place, other.place]
    if (a.file !== b.file) return a.file < b.file ? -1 : 1
    return a.line - b.line || a.column - b.column
  })
}

/** Refuses a class, route, rule or scheme that names no document or no article. */
export function refuseUnfounded(checked: CheckedPack): void {
  for (const { kind, name, basis, place } of entriesOf(checked)) {
    const missing = missingOf(basis)
    if (missing) refusePolicy('basis-missing', place, { kind, name, missing: `依据的${missing}` })
  }
}
