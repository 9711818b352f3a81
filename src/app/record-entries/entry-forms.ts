import {
  type Catalogue,
  type EntryChannel,
  type Fact,
  type HouseholdEvent,
  loadPack,
  type Pack,
  readChannels,
  readHouseholdEvents,
} from '#policy/index'
import { listedFacts, registryFacts } from '#registry/index'
import { readNationalText } from '../policy-files.ts'

/** What the forms of a place ask for. */
export interface EntryForms {
  readonly channels: readonly EntryChannel[]
  readonly events: readonly HouseholdEvent[]
  /** Facts that people may enter: what the registry keeps itself comes with members and decisions. */
  readonly facts: readonly Fact[]
}

const kept = new WeakMap<object, EntryForms>()

/** Texts published before there were channels have the nation's. */
export function entryFormsOf({
  pack,
  catalogue,
}: {
  readonly pack: Pack
  readonly catalogue: Catalogue
}): EntryForms {
  const found = kept.get(pack)
  if (found) return found
  const source = pack.sectionNodes('采集渠道').length > 0 ? pack : nationalForms(catalogue)
  const forms = {
    channels: readChannels(source),
    events: readHouseholdEvents(source, catalogue),
    facts: catalogue.facts.filter(isEntered),
  }
  kept.set(pack, forms)
  return forms
}

function nationalForms(catalogue: Catalogue): Pack {
  const files = ['pack.yaml', 'departments.yaml', 'entries.yaml'].map((name) => ({
    path: `national/${name}`,
    text: readNationalText(name),
  }))
  return loadPack({ files, catalogue })
}

function isEntered({ code, level }: Fact): boolean {
  if (level === '义务人' || registryFacts.includes(code)) return false
  return !Object.values(listedFacts).includes(code)
}
