import { afterAll, beforeAll, describe } from 'vitest'
import { signInAs } from '../src/app/accounts/test-accounts.ts'
import { abuseTests } from './abuse/abuse-tests.ts'
import { type ServedCounty, serveCounty } from './browser/served-county.ts'
import { nationalRoles } from './permissions/national-roles.ts'
import type { Document } from './permissions/operations.ts'
import { type Interface, permissionTests } from './permissions/permission-tests.ts'
import { furnish } from './permissions/world.ts'

let county: ServedCounty
let document: Document

const isLong = process.env.DOUDI_LONG !== undefined

beforeAll(async () => {
  if (!isLong) return
  county = await serveCounty()
  Object.defineProperty(county.app, 'roles', { value: nationalRoles, enumerable: true })
  await furnish(county)
  const headers = { cookie: county.server.cookie }
  const answer = await fetch(`${county.server.url}/openapi.json`, { headers })
  // As the server describes itself.
  document = (await answer.json()) as Document
})
afterAll(() => county?.close())

const served = (): Interface => ({
  ...{ county, document, roles: nationalRoles },
  async signIn({ code }, { division, department }) {
    const { cookie, csrf } = await signInAs(county.app, {
      role: code,
      ...(division !== null && { division }),
      ...(department !== null && { department }),
    })
    return { cookie, 'x-csrf-token': csrf }
  },
})

// Thousands of requests: minutes on a busy machine.
describe.runIf(isLong)('every operation of the interface', () => {
  permissionTests(served)
  abuseTests(served)
})
