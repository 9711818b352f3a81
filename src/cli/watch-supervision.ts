import { type App, runSupervision } from '#app/index'
import { tell } from './output.ts'
import { dayIn } from './with-app.ts'

const soon = 60_000
const hour = 3_600_000

/** Looks for odd patterns a minute after the server began, and every hour. */
export function watchSupervision(
  app: App,
  today: string | undefined,
): { readonly stop: () => Promise<void> } {
  let running: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      const { raised } = await runSupervision(app, app.acting('程序', dayIn(app, today)))
      if (raised > 0) tell(`新增监督提示 ${raised} 条`)
    } catch (error) {
      tell(`查找监督提示没有成功：${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const begin = (): void => {
    running ??= look().finally(() => {
      running = undefined
    })
  }
  const first = setTimeout(begin, soon)
  const later = setInterval(begin, hour)
  return {
    async stop() {
      clearTimeout(first)
      clearInterval(later)
      await running
    },
  }
}
