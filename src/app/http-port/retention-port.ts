import type { RetentionPort } from '#http/index'
import { listDue } from '../retention/list-due.ts'
import { inCounty, type PortContext } from './request.ts'

/** What is over its time. */
export function retentionPort({ app, actingFor }: PortContext): RetentionPort {
  return {
    listRetention: (caller) => {
      const acting = actingFor(caller)
      return inCounty(app, acting, async (tx) => {
        const { asOf, facts, others } = await listDue(tx, app, acting)
        const kept = others.map(({ days, what, ...item }) => {
          return { ...item, what: days === undefined ? what : `${what}（${days} 天）` }
        })
        return { asOf, items: [...facts.map(({ code: _, ...item }) => item), ...kept] }
      })
    },
  }
}
