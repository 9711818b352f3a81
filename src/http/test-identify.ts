import { permissions } from '#access/domain'
import { defineRefusals } from '#kernel/index'
import type { AppPort } from './app-port.ts'

const refuse = defineRefusals('test', {
  stranger: { status: 401, sentence: () => '没有登录。请登录后再办理。' },
})

export const testBearer = 'Bearer of-the-test'

/** Knows one bearer, who may do everything; for servers whose application answers nothing else. */
export const identifyTest: Pick<
  AppPort,
  'identify' | 'beginRequest' | 'noteShown' | 'noteAnswer' | 'noteStranger'
> = {
  beginRequest: () => undefined,
  noteShown: () => undefined,
  noteAnswer: async () => undefined,
  noteStranger: async () => undefined,
  async identify({ bearer }) {
    if (bearer !== 'of-the-test') throw refuse('stranger')
    return {
      who: {
        accountId: '01900000-0000-7000-8000-00000000000a',
        name: '测试',
        role: 'county-officer',
        permissions: new Set(permissions),
        scope: { kind: '全县' },
        sensitive: '揭示',
        exportRows: 1,
      },
      sessionId: null,
      mustChangePassword: false,
      mustEnrol: false,
    }
  },
}
