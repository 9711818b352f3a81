import { type App, forgetSessions, signInContext } from '#app/index'
import { tell } from './output.ts'

const day = 86_400_000

/** Takes out old sessions when the server begins, and every day. */
export function watchSessions(app: App): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const forget = async (): Promise<void> => {
    try {
      await forgetSessions(signInContext(app))
    } catch (error) {
      tell(`清理旧登录没有成功：${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const begin = (): void => {
    running = running.then(forget)
  }
  begin()
  const daily = setInterval(begin, day)
  return {
    async stop() {
      clearInterval(daily)
      await running
    },
  }
}
