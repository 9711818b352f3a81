import { onScopeDispose, type Ref } from 'vue'

type Ask = () => Promise<void>

const held = new Set<{ readonly isWaiting: Readonly<Ref<boolean>>; readonly keep: Ask }>()

/** Something is typed that is not kept yet: leaving the page waits for it. */
export function holdLeaving(isWaiting: Readonly<Ref<boolean>>, keep: Ask): void {
  const one = { isWaiting, keep }
  const warn = (event: BeforeUnloadEvent) => {
    if (isWaiting.value) event.preventDefault()
  }
  held.add(one)
  addEventListener('beforeunload', warn)
  onScopeDispose(() => {
    held.delete(one)
    removeEventListener('beforeunload', warn)
  })
}

/** Keeps what is typed; true when nothing of it would be lost now. The router asks before it leaves. */
export async function mayLeave(): Promise<boolean> {
  const waiting = [...held].filter(({ isWaiting }) => isWaiting.value)
  await Promise.all(waiting.map(({ keep }) => keep()))
  return waiting.every(({ isWaiting }) => !isWaiting.value)
}
