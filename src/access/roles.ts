import { type DivisionCode, divisionLevel, parseDivisionCode } from '#kernel/index'
import type { Role, Scope, Who } from './domain.ts'

/** A role in a place or a department, as an account holds it. */
export interface Post {
  readonly divisionCode: string | null
  readonly department: string | null
}

/** What of the divisions a scope depends on. */
export interface KnownDivisions {
  /** The unit that owns the registry. */
  readonly countyCode: string
  readonly merges: readonly { readonly from: string; readonly into: string }[]
}

export interface ActingPost {
  readonly account: { readonly id: string; readonly name: string }
  readonly post: Post
  readonly role: Role
  readonly divisions: KnownDivisions
}

const digits = { 省: 2, 地: 4, 县: 6, 乡: 9, 村: 12 } as const

/** Who an account is in one of its posts. A post that lacks what its role's range asks for sees nothing. */
export function whoOf({ account, post, role, divisions }: ActingPost): Who {
  return {
    accountId: account.id,
    name: account.name,
    role: role.code,
    permissions: new Set(role.permissions),
    scope: scopeOfPost(role, post, divisions),
    sensitive: role.sensitive,
    exportRows: role.exportRows,
  }
}

/** The scope of a post. Whole counties only where the role says so and the post lies in no smaller place. */
export function scopeOfPost(role: Role, post: Post, divisions: KnownDivisions): Scope {
  const { divisionCode, department } = post
  const areas = divisionCode === null ? null : areasOf(divisionCode, divisions)
  if (role.scope === '无' || areas?.length === 0) return { kind: '无' }
  if (role.scope === '推送') {
    return department === null ? { kind: '无' } : { kind: '推送', department, areas: narrow(areas) }
  }
  if (role.scope === '辖区') return areas ? { kind: '辖区', areas } : { kind: '无' }
  const inside = narrow(areas)
  return inside ? { kind: '辖区', areas: inside } : { kind: '全县' }

  /** No narrowing where the place is the county itself or above it. */
  function narrow(found: readonly string[] | null): readonly string[] | null {
    return found?.some((area) => divisions.countyCode.startsWith(area)) ? null : found
  }
}

/**
 * The leading digits that the codes of a division share, and those of the divisions that were merged
 * into it or into its parts; none of what is no division's code.
 */
export function areasOf(divisionCode: string, divisions: KnownDivisions): readonly string[] {
  const code = parseDivisionCode(divisionCode)
  if (code === undefined) return []
  const areas = [leadingDigits(code)]
  for (let grew = true; grew; ) {
    grew = false
    for (const { from, into } of divisions.merges) {
      const merged = parseDivisionCode(from)
      if (merged === undefined || isIn(from, areas) || !isIn(into, areas)) continue
      areas.push(leadingDigits(merged))
      grew = true
    }
  }
  return areas
}

/** Whether a division lies in one of the areas, by the leading digits. */
export function isIn(divisionCode: string, areas: readonly string[]): boolean {
  return areas.some((area) => area !== '' && divisionCode.startsWith(area))
}

function leadingDigits(code: DivisionCode): string {
  return code.slice(0, digits[divisionLevel(code)])
}

/** Two of the codes whose roles exclude each other, whichever of them says so; undefined: none. */
export function excludedPair(
  roles: readonly Pick<Role, 'code' | 'excludes'>[],
  codes: readonly string[],
): readonly [string, string] | undefined {
  const held = [...new Set(codes)]
  for (const one of held) {
    const excludes = roles.find((role) => role.code === one)?.excludes ?? []
    const other = held.find((code) => code !== one && excludes.includes(code))
    if (other !== undefined) return [one, other]
  }
  return undefined
}
