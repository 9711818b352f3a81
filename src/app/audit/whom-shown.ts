/** Whom an answer shows, and what of them. */
export interface Shown {
  readonly households: Set<string>
  readonly people: Set<string>
  readonly fields: Set<string>
}

/**
 * Everybody whom an answer names by an id, wherever in it, and the facts whose values it gives. The
 * interface calls ids the same everywhere: householdId, personId, subjectId with a subject, the id of a
 * household or person, of what has a memberCount, and of the target of what may be asked for.
 */
export function whomShown(answer: unknown): Shown {
  const shown = {
    households: new Set<string>(),
    people: new Set<string>(),
    fields: new Set<string>(),
  }
  look(answer, shown)
  return shown
}

function look(value: unknown, shown: Shown): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) look(one, shown)
    return
  }
  // An object of an answer has texts as keys; nothing more is asked of it.
  const one = value as Readonly<Record<string, unknown>>
  add(shown.households, one.householdId)
  add(shown.people, one.personId)
  if ('memberCount' in one) add(shown.households, one.id)
  if ('subjectId' in one) {
    if (one.subject === '全户' || !('subject' in one)) add(shown.households, one.subjectId)
    // Where it is not said what it is, it counts as either.
    if (one.subject !== '全户') add(shown.people, one.subjectId)
    if (one.value !== null && one.value !== undefined) addField(shown.fields, one.code)
  }
  for (const key in one) {
    const inner = one[key]
    if (typeof inner !== 'object' || inner === null) continue
    if ('id' in inner && key === 'household') add(shown.households, inner.id)
    if ('id' in inner && key === 'person') add(shown.people, inner.id)
    if ('id' in inner && key === 'target' && 'subject' in inner) {
      add(inner.subject === '户' ? shown.households : shown.people, inner.id)
    }
    look(inner, shown)
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A form that is kept half filled may name nobody yet. */
function add(set: Set<string>, id: unknown): void {
  if (typeof id === 'string' && uuid.test(id)) set.add(id)
}

function addField(set: Set<string>, code: unknown): void {
  if (typeof code === 'string') set.add(code)
}
