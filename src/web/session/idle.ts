import { onScopeDispose } from 'vue'
import { signedIn, signedInAgain } from './state.ts'
import { sessionWords } from './words.ts'

const channelName = 'doudi.at-work'
const second = 1000
const tellEveryMs = 15 * second
const lookEveryMs = 10 * second

/**
 * Ends the session when nobody touched any window of the page for as long as the county allows: what asks
 * by itself in the background is no work.
 */
export function watchIdleness(): void {
  const channel = new BroadcastChannel(channelName)
  let touchedAt = Date.now()
  let toldAt = 0
  channel.onmessage = () => {
    touchedAt = Date.now()
  }
  const touch = () => {
    touchedAt = Date.now()
    if (touchedAt - toldAt < tellEveryMs) return
    toldAt = touchedAt
    channel.postMessage('')
  }
  const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
  for (const event of events) addEventListener(event, touch, { passive: true })
  let isOver = false
  const timer = setInterval(() => {
    const { idleMinutes, csrfToken } = signedIn.value ?? {}
    if (isOver || idleMinutes === undefined || csrfToken === undefined) return
    if (Date.now() - touchedAt < idleMinutes * 60_000) return
    isOver = true
    endSession(csrfToken).then(() => {
      isOver = false
      touch()
    })
  }, lookEveryMs)
  onScopeDispose(() => {
    clearInterval(timer)
    channel.close()
    for (const event of events) removeEventListener(event, touch)
  })
}

async function endSession(csrfToken: string): Promise<void> {
  const headers = { 'x-csrf-token': csrfToken }
  // Where the server is not reached the session ends there by itself.
  await fetch('/api/session', { method: 'DELETE', headers }).catch(() => undefined)
  await signedInAgain(sessionWords.over.idle)
}
