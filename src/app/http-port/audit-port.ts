import { newTrail, noteSeen, recordAudit } from '#access/index'
import type { AppPort, Stranger } from '#http/index'
import { leftToNote } from '../audit/note-request.ts'
import { whomShown } from '../audit/whom-shown.ts'
import type { PortContext } from './request.ts'

type Noting = Pick<
  AppPort,
  'recordReading' | 'beginRequest' | 'noteShown' | 'noteAnswer' | 'noteStranger'
>

/** The log's part in every request. */
export function notingPort({ app, actingFor, trails }: PortContext): Noting {
  const db = app.db.as('app')
  const mayNote = limitPerMinute(strangersPerMinute)
  return {
    async recordReading(caller, { householdId, purpose, route }) {
      const acting = actingFor(caller)
      const households = householdId === undefined ? [] : [householdId]
      if (noteSeen(acting, { households, purpose })) return
      const reading = { kind: '读取', action: purpose, outcome: '成功', purpose, route } as const
      await recordAudit(db, acting, { ...reading, households })
    },
    beginRequest: (caller) => void trails.set(caller, newTrail()),
    noteShown: (caller, answer) => void noteSeen(actingFor(caller), whomShown(answer)),
    async noteAnswer(caller, answered) {
      const acting = actingFor(caller)
      const left = leftToNote(acting, answered)
      // What comes later belongs to a job, which notes for itself.
      if (acting.trail) acting.trail.isOpen = false
      if (left) await recordAudit(db, acting, left)
    },
    async noteStranger({ address, requestId, route, status, code }: Stranger) {
      const { isNoted, passedOver } = mayNote()
      if (!isNoted) return
      const origin = { address, requestId, route, sessionId: null }
      const acting = { countyCode: app.county.code, actor: '未登录', vault: app.vault, origin }
      const detail = { 状态: status, 原因: code ?? null, 前一分钟未逐条记录: passedOver }
      const refusal = { kind: '拒绝', action: '未登录的请求', outcome: '拒绝' } as const
      await recordAudit(db, acting, { ...refusal, detail })
    },
  }
}

const strangersPerMinute = 60

/** Nobody fills the log from outside: of more than so many a minute only the number is noted. */
function limitPerMinute(most: number) {
  let minute = 0
  let count = 0
  let passedOver = 0
  return (): { readonly isNoted: boolean; readonly passedOver: number } => {
    const now = Math.floor(Date.now() / 60_000)
    if (now !== minute) {
      minute = now
      passedOver = Math.max(0, count - most)
      count = 0
    }
    count += 1
    return { isNoted: count <= most, passedOver }
  }
}
