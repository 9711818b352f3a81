import pg from 'pg'
import { type Database, type Role, roleName, roles } from './database.ts'
import { openPgDatabase } from './pg-database.ts'
import { refuse } from './refusals.ts'

const oldestVersion = 160_000

/** A PostgreSQL server that others run. The account takes our roles on where it may. */
export async function openServer(
  url: string,
  role: Role,
  warn: (sentence: string) => void,
): Promise<Database> {
  const hasRoles = await prepareServer(url)
  if (!hasRoles) warn(rolesWarning)
  return openPgDatabase(
    {
      engine: 'server',
      roleStrength: hasRoles ? 'set-role' : 'advisory',
      setRole: hasRoles,
      connection: () => ({ connectionString: url }),
      onClose: async () => undefined,
    },
    role,
  )
}

const rolesWarning =
  '警告：数据库账户无权建立或使用角色 doudi_owner、doudi_app、doudi_worker，按县隔离的行级权限没有生效。' +
  '请让管理员建立这三个角色并授予该账户。'

async function prepareServer(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'doudi' })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw refuse('server-unreachable', { reason: reasonOf(error) })
  }
  try {
    await checkVersion(client)
    const hasRoles = (await makeRoles(client)) && (await mayTakeRoles(client))
    await grantCreate(client, hasRoles)
    return hasRoles
  } finally {
    await client.end()
  }
}

/** The code only: the message of a driver may hold the address with its password. */
function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : '连接被拒绝'
}

async function checkVersion(client: pg.Client): Promise<void> {
  const found = await client.query<{ number: number; version: string }>(`
    select current_setting('server_version_num')::int as number,
      current_setting('server_version') as version`)
  const row = found.rows[0]
  if (row && row.number < oldestVersion) throw refuse('server-too-old', { version: row.version })
}

async function makeRoles(client: pg.Client): Promise<boolean> {
  const names = roles.map(roleName)
  const found = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [names],
  )
  const missing = names.filter((name) => !found.rows.some((row) => row.rolname === name))
  try {
    for (const name of missing) {
      await client.query(`create role ${name}`)
      await client.query(`grant ${name} to current_user`)
    }
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    // 42501 no right to; 42710 and 23505: another process made it a moment ago.
    if (code === '42710' || code === '23505') return makeRoles(client)
    if (code === '42501') return false
    throw error
  }
}

/** Asked by trying: what a membership allows differs between versions. */
async function mayTakeRoles(client: pg.Client): Promise<boolean> {
  try {
    for (const role of roles) await client.query(`set role ${roleName(role)}`)
    await client.query('reset role')
    return true
  } catch {
    await client.query('reset role')
    return false
  }
}

async function grantCreate(client: pg.Client, hasRoles: boolean): Promise<void> {
  const account = hasRoles ? `'${roleName('owner')}'` : 'current_user'
  const mayCreate = async (): Promise<boolean> => {
    const found = await client.query<{ may: boolean }>(`
      select has_schema_privilege(${account}, 'public', 'create')
        and has_database_privilege(${account}, current_database(), 'create') as may`)
    return found.rows[0]?.may ?? false
  }
  if (await mayCreate()) return
  const name = account.replaceAll("'", '')
  // Without the right to grant, PostgreSQL warns and goes on, or refuses: asked again below.
  const database = client.escapeIdentifier(client.database ?? '')
  await client.query(`grant create, usage on schema public to ${name}`).catch(() => undefined)
  await client.query(`grant create on database ${database} to ${name}`).catch(() => undefined)
  if (!(await mayCreate())) throw refuse('server-rights-missing')
}
