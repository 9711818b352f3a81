/** Gives the name under which a connection keeps a statement, or undefined for one it need not keep. */
export type NameStatement = (text: string) => string | undefined

/** A kept statement holds about 200 KB in every connection that ran it. */
const mostNames = 128
const mostCounted = 2000
/** Names go to what comes often, not to what comes first. */
const timesBefore = 4
const longest = 32_768

/**
 * Names the texts that come again, so that each connection keeps them parsed and planned: planning a
 * request's statements takes longer than running them, the more so with row-level security in every
 * plan. What a plan shows is still decided by the transaction's settings whenever it runs.
 */
export function statementNames(): NameStatement {
  const times = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    const before = times.get(text) ?? 0
    if (before < timesBefore) {
      if (times.size >= mostCounted) times.clear()
      times.set(text, before + 1)
      return undefined
    }
    if (names.size >= mostNames || !mayBeKept(text)) return undefined
    const name = `s${names.size + 1}`
    names.set(text, name)
    times.delete(text)
    return name
  }
}

/** A kept plan may not change its columns: a star would, when a table gets another. */
function mayBeKept(text: string): boolean {
  return (
    text.length <= longest &&
    /^\s*(?:select|with|insert|update|delete)\b/i.test(text) &&
    !text.replaceAll('count(*)', '').includes('*')
  )
}
