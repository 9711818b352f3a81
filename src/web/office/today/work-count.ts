import { route } from '../current-route.ts'
import { useLive } from '../live.ts'
import { loadWorkCount } from './work.ts'

/** Keeps the number beside 今天 as it is, on whatever page; the list itself tells it while it stands. */
export function watchWorkCount(): void {
  const count = async (isUnattended: boolean) => {
    if (route.value.page !== 'today') await loadWorkCount(isUnattended).catch(() => undefined)
  }
  void count(false)
  useLive(() => count(true))
}
