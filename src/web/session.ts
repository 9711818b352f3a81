import { ref } from 'vue'

const tokenKey = 'doudi.token'
const actorKey = 'doudi.actor'

/** The token of `doudi serve`, for this tab alone; empty when nobody has given it. */
export const token = ref('')
/** Who works here, as the chain will show it; there is no sign-in yet. */
export const actor = ref(sessionStorage.getItem(actorKey) ?? '')
/** Why the token is asked for again. */
export const rejection = ref('')

/** Takes the token out of the address, so that it is neither seen nor kept as a bookmark. */
export function takeToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    history.replaceState(null, '', `${location.pathname}#/round`)
    useToken(given)
    return
  }
  token.value = sessionStorage.getItem(tokenKey) ?? ''
}

export function useToken(given: string): void {
  sessionStorage.setItem(tokenKey, given)
  rejection.value = ''
  token.value = given
}

export function forgetToken(why: string): void {
  sessionStorage.removeItem(tokenKey)
  rejection.value = why
  token.value = ''
}

export function nameActor(name: string): void {
  actor.value = name.trim().slice(0, 40)
  sessionStorage.setItem(actorKey, actor.value)
}
