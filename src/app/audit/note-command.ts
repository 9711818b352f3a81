import os from 'node:os'
import { type AuditOutcome, recordAudit } from '#access/index'
import type { App } from '../app.ts'

export interface CommandNote {
  /** `doudi explain`: no argument of it, which may be a name or a number. */
  readonly command: string
  readonly outcome: AuditOutcome
  readonly code?: string | undefined
}

/** Notes that somebody at the host ran a command; by the account of the operating system. */
export async function noteCommand(
  app: Pick<App, 'db' | 'county' | 'vault'>,
  { command, outcome, code }: CommandNote,
): Promise<void> {
  const origin = { address: null, sessionId: null, requestId: null, route: command }
  const actor = `命令行（${accountOfSystem()}）`
  await recordAudit(
    app.db,
    { countyCode: app.county.code, vault: app.vault, actor, origin },
    { kind: '命令', action: command, outcome, detail: code },
  )
}

function accountOfSystem(): string {
  try {
    return os.userInfo().username
  } catch {
    return '未知账户'
  }
}
