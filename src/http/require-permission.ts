import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Permission, Who } from '#access/domain'
import { refuse } from './refusals.ts'

/** What a route asks for: one permission, or any one of several. */
export type Needed = Permission | readonly Permission[]

/** The permissions of which a route needs one. */
export function permissionsOf(needed: Needed | undefined): readonly Permission[] {
  if (needed === undefined) return []
  return typeof needed === 'string' ? [needed] : needed
}

/**
 * Refuses whoever lacks the permission that the route names. Without `who` it is the operator of this
 * installation, who may do everything. An address that is no route has nothing to protect.
 */
export function requirePermission(request: FastifyRequest, who: Who | undefined): void {
  if (who === undefined || request.is404) return
  const needed = permissionsOf(request.routeOptions.config?.permission)
  if (needed.some((permission) => who.permissions.has(permission))) return
  throw refuse('not-permitted', { permissions: needed })
}

/** A route that nobody thought about keeps the server from starting. */
export function requireRoutesToSay(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const silent = routes.filter(
      ({ config }) => config?.open !== true && permissionsOf(config?.permission).length === 0,
    )
    if (silent.length === 0) return
    const names = silent.map(({ method, url }) => `${String(method)} ${url}`)
    throw new RangeError(`routes that name no permission and are not open: ${names.join(', ')}`)
  })
}
