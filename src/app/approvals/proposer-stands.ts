import { type Approval, permissionsFor } from '#access/index'
import { type Queryable, sql } from '#db/index'
import type { App } from '../app.ts'

/**
 * Why somebody's proposal counts no more: the account was disabled, or holds no post any more in which
 * it could be made. What the command line proposed has no account, and stands.
 */
export async function proposerLapse(
  q: Queryable,
  { roles }: Pick<App, 'roles'>,
  { action, proposerAccount }: Approval,
): Promise<string | undefined> {
  if (proposerAccount === null) return undefined
  const needed = permissionsFor[action].propose
  const able = roles.filter((role) => role.permissions.includes(needed)).map(({ code }) => code)
  const [found] = await q.query(sql`
    select from account as a
    where a.id = ${proposerAccount} and a.state = '启用' and exists (
      select from account_post as p
      where p.account_id = a.id and p.ended_at is null and p.role = any(${able}::text[]))`)
  if (found) return undefined
  return '提出人的账号已停用或已不在原岗位，这项申请不再有效。请由现任经办人员核对后重新提出。'
}
