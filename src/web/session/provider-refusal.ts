import { sessionWords } from './words.ts'

const say = sessionWords.afterProvider.refusals
const others = '*'
const sentences = new Map<string, string>(Object.entries(say))

/**
 * Why signing in at the provider ended without a session, as the address says it; empty when it says
 * nothing. The address is cleaned, so that the sentence does not come back with it.
 */
export function takeProviderRefusal(): string {
  const code = new URLSearchParams(location.search).get('sign-in')
  if (code === null) return ''
  history.replaceState(null, '', location.pathname + location.hash)
  return sentences.get(code) ?? sentences.get(others) ?? ''
}
