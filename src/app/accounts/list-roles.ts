import { permissions } from '#access/index'
import { sql } from '#db/index'
import type { Roles } from '#http/index'
import { departmentsOf } from '../policy-in-force.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Roles, what they may do, and the places and departments that posts can be in. */
export async function listRoles({ app }: SignInContext): Promise<Roles> {
  const divisions = await app.db.as('app').query<{
    readonly code: string
    readonly name: string
    readonly parent: string | null
  }>(sql`
    select code, name, parent_code as parent from division
    where starts_with(code, ${app.county.code.slice(0, 6)}) and valid_to is null
    order by code
    limit 20000`)
  return {
    permissions: [...permissions],
    items: app.roles.map((role) => ({
      ...role,
      permissions: [...role.permissions],
      excludes: [...role.excludes],
    })),
    divisions,
    departments: departmentsOf(app.pack).map(({ name }) => name),
  }
}
