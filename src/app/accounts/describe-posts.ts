import type { HeldPost } from '#access/index'
import type { Queryable } from '#db/index'
import { readPlaces } from '../http-port/places.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Posts with the names of their roles and places. */
export async function describePosts(
  { app, roleOf }: SignInContext,
  q: Queryable,
  posts: readonly HeldPost[],
) {
  const { placeOf } = await readPlaces(q, app.county.code)
  return posts.map(({ id, role, divisionCode, department }) => {
    const { township, village } = placeOf(divisionCode)
    const named = [township, village].filter((one) => one !== null).join('')
    const place = divisionCode === null ? null : named === '' ? app.county.name : named
    return { id, roleCode: role, roleName: roleOf(role)?.name ?? role, place, department }
  })
}
