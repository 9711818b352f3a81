import { onScopeDispose, readonly, ref } from 'vue'

/** Whether the computer has a net at all. */
export function useOnline() {
  const isOnline = ref(navigator.onLine)
  const look = () => {
    isOnline.value = navigator.onLine
  }
  addEventListener('online', look)
  addEventListener('offline', look)
  onScopeDispose(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return readonly(isOnline)
}
