import { afterAll, expect, test } from 'vitest'
import { type AppPort, buildServer } from '#http/index'
import { loadCatalogue, loadPack } from '#policy/index'
import { loadRoles } from '../src/app/access/load-roles.ts'
import { isFactFile, isPackFile, listPolicies, readPolicyTexts } from '../src/app/policy-files.ts'
import { differencesOf, matrixText } from './permissions/matrix.ts'
import { nationalRoles } from './permissions/national-roles.ts'
import { type Document, operationsOf } from './permissions/operations.ts'

// The document is made of the routes alone; no handler runs.
const idle = { onJobFault() {}, async stopJobs() {} } as Pick<AppPort, 'onJobFault' | 'stopJobs'>
const server = await buildServer({ app: idle as AppPort })
afterAll(() => server.close())

test('the table of permissions says what roles and routes say', async () => {
  await server.ready()
  // As it serves it.
  const document = server.swagger() as unknown as Document
  const roles = nationalRoles
  const differences = differencesOf(roles, listPolicies().map(placeOf))
  const text = matrixText(operationsOf(document), roles, differences)
  await expect(text).toMatchFileSnapshot('permissions/matrix.md')
})

function placeOf(id: string) {
  const files = readPolicyTexts(id)
  const catalogue = loadCatalogue(files.filter(({ path }) => isFactFile(path)))
  const pack = loadPack({ files: files.filter(({ path }) => isPackFile(path)), catalogue })
  return { name: pack.name, roles: loadRoles(pack) }
}
