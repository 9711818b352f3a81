import type { RowScope } from '#db/index'
import type { CalendarDays, LocalDate } from '#kernel/index'
import type { Vault } from '#vault/index'
import type { AuditTrail } from './audit-trail.ts'
import { type Origin, type Scope, type Who, wholeCounty } from './domain.ts'

/** Who does something, where, on which day, and with which keys. Every command takes it. */
export interface Acting {
  readonly countyCode: string
  /** As the chain shows it: 命令行, 张经办. */
  readonly actor: string
  readonly today: LocalDate
  readonly vault: Vault
  readonly calendar: CalendarDays
  /** The policy that decisions are made under; they keep it. */
  readonly policy?: { readonly id: string; readonly version: string }
  /** Who signed in; absent where the program acts itself, or its command line. */
  readonly who?: Who | undefined
  readonly origin?: Origin | undefined
  /** What the request has shown so far; absent outside of one. */
  readonly trail?: AuditTrail | undefined
}

/** What somebody may see: their scope; the whole county for the program itself. */
export function scopeOf(acting: Pick<Acting, 'who'>): Scope {
  return acting.who?.scope ?? wholeCounty
}

/** The same for the database, whose row-level security is the second line. */
export function rowScopeOf(acting: Pick<Acting, 'who'>): RowScope {
  const scope = scopeOf(acting)
  switch (scope.kind) {
    case '全县':
      return { kind: 'county' }
    case '辖区':
      return { kind: 'area', areas: scope.areas }
    case '推送':
      if (scope.areas?.every((area) => area === '')) return { kind: 'none' }
      return {
        kind: 'pushed',
        department: scope.department,
        ...(scope.areas && { areas: scope.areas }),
      }
    case '无':
      return { kind: 'none' }
  }
}
