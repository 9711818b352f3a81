import { afterAll, beforeAll, describe } from 'vitest'
import { signInAs } from '../src/app/accounts/test-accounts.ts'
import { abuseTests } from './abuse/abuse-tests.ts'
import type { ServedCounty } from './browser/served-county.ts'
import { nationalRoles } from './permissions/national-roles.ts'
import type { Document } from './permissions/operations.ts'
import { type Interface, permissionTests } from './permissions/permission-tests.ts'
import { unseenTests } from './permissions/unseen-tests.ts'
import { furnish } from './permissions/world.ts'
import { serveCopy } from './served-once.ts'

let county: ServedCounty
let document: Document

beforeAll(async () => {
  county = await serveCopy({ log: { write() {} } })
  Object.defineProperty(county.app, 'roles', { value: nationalRoles, enumerable: true })
  await furnish(county)
  const headers = { cookie: county.server.cookie }
  const answer = await fetch(`${county.server.url}/openapi.json`, { headers })
  // As the server describes itself.
  document = (await answer.json()) as Document
}, 300_000)
afterAll(() => county?.close())

const served = (): Interface => ({
  ...{ county, document, roles: nationalRoles },
  async signIn({ code }, { division, department }) {
    const { cookie, csrf, accountId } = await signInAs(county.app, {
      role: code,
      ...(division !== null && { division }),
      ...(department !== null && { department }),
    })
    return { session: { cookie, 'x-csrf-token': csrf }, accountId }
  },
})

// In the long run all refusals, and thousands of generated inputs: minutes on a busy machine.
describe('every operation of the interface', () => {
  unseenTests(served)
  permissionTests(served)
  abuseTests(served)
})
