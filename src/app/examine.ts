import fs from 'node:fs'
import path from 'node:path'
import { type Database, openDatabase, readInstallation, sql } from '#db/index'
import { isRefusal } from '#kernel/index'
import { scanCommand } from '#sources/index'
import { defaultKeyFile, findPassphrase, openVault } from '#vault/index'
import type { Place } from './installation.ts'
import { packageRoot, packageVersion } from './package-root.ts'

export interface Examination {
  readonly lines: readonly { readonly name: string; readonly text: string }[]
  readonly problems: readonly string[]
}

interface Findings {
  readonly lines: { name: string; text: string }[]
  readonly problems: string[]
}

/** What is installed, which engine and version runs, how large the data is, and what is wrong. */
export async function examine(place: Place): Promise<Examination> {
  const found: Findings = { lines: [], problems: [] }
  found.lines.push({ name: '版本', text: `doudi ${packageVersion()}，Node ${process.version}` })
  found.lines.push({ name: '程序', text: packageRoot() })
  if (!fs.existsSync(path.join(packageRoot(), 'dist/web/index.html'))) {
    found.problems.push('网页还没有构建。请在程序目录执行 npm run build。')
  }
  found.lines.push({ name: '查毒程序', text: scannerSet() })
  try {
    await examineData(place, found)
  } catch (error) {
    if (!isRefusal(error)) throw error
    found.problems.push(error.message)
  }
  return found
}

function scannerSet(): string {
  const command = scanCommand()
  if (command === undefined) return '没有设置（DOUDI_SCAN_COMMAND），收到的文件只按内容核对种类'
  return `${command[0]}，每个文件读取之前先查`
}

async function examineData(place: Place, found: Findings): Promise<void> {
  found.lines.push({
    name: '数据',
    text: place.url ? '数据库服务器（DATABASE_URL）' : place.dataFolder,
  })
  const installation = place.url ? undefined : readInstallation(place.dataFolder)
  if (!place.url && !installation) {
    found.problems.push(`${place.dataFolder} 里没有平台数据。请先执行 doudi init。`)
    return
  }
  const db = await openDatabase({
    ...place,
    role: 'owner',
    create: false,
    warn: (text) => found.problems.push(text),
  })
  try {
    await examineDatabase(db, found)
  } finally {
    await db.close()
  }
}

/** The same of data that is open, without the keys and without a place of this machine. */
export async function examineOpened(db: Database): Promise<Examination> {
  const found: Findings = { lines: [], problems: [] }
  found.lines.push({ name: '版本', text: `doudi ${packageVersion()}，Node ${process.version}` })
  found.lines.push({ name: '查毒程序', text: scannerSet() })
  await examineEngine(db, found)
  await countRecords(db, found)
  await examineRemains(db, found)
  return found
}

async function examineEngine(db: Database, found: Findings): Promise<void> {
  const engines = {
    embedded: '自带 PostgreSQL',
    server: 'PostgreSQL 服务器',
    pglite: 'PGlite（只供试用）',
  }
  found.lines.push({ name: '引擎', text: `${engines[db.engine]} ${await db.version()}` })
  const roles = {
    login: '独立账户',
    'set-role': '切换角色',
    advisory: '仅作提示，行级隔离不起作用',
  }
  found.lines.push({ name: '数据库角色', text: roles[db.roleStrength] })
  if (db.roleStrength === 'advisory')
    found.problems.push('数据库角色不起隔离作用，不要存放真实数据。')
  const [size] = await db.query<{ bytes: number }>(
    sql`select pg_database_size(current_database()) as bytes`,
  )
  found.lines.push({ name: '大小', text: `${Math.round((size?.bytes ?? 0) / 1_048_576)} MB` })
}

async function examineDatabase(db: Database, found: Findings): Promise<void> {
  await examineEngine(db, found)
  const [tables] = await db.query<{ there: boolean }>(
    sql`select to_regclass('public.installation') is not null as there`,
  )
  if (!tables?.there) {
    found.problems.push('表还没有建好。请执行 doudi init。')
    return
  }
  await countRecords(db, found)
  await examineKey(db, found)
  await examineRemains(db, found)
}

async function countRecords(db: Database, found: Findings): Promise<void> {
  const [counts] = await db.query<Record<string, number>>(sql`
    select (select count(*) from household) as "户", (select count(*) from person) as "人",
      (select count(*) from import_batch where state = '已入库' and entry_id is null) as "批次",
      (select count(*) from alert) as "预警", (select count(*) from chain_entry) as "救助链"`)
  const text = Object.entries(counts ?? {}).map(([name, count]) => `${name} ${count}`)
  found.lines.push({ name: '记录', text: text.join('，') })
  const migrations = await db.query<{ name: string }>(
    sql`select name from schema_migration order by name`,
  )
  found.lines.push({ name: '表结构', text: migrations.at(-1)?.name ?? '空' })
}

async function examineKey(db: Database, found: Findings): Promise<void> {
  const [row] = await db.query<{ id: string; key_file: string | null; fingerprint: string }>(
    sql`select id, key_file, vault_fingerprint as fingerprint from installation limit 1`,
  )
  if (!row) return
  const keyFile = process.env.DOUDI_KEY_FILE ?? row.key_file ?? defaultKeyFile(row.id)
  found.lines.push({ name: '密钥文件', text: keyFile })
  if (!fs.existsSync(keyFile)) {
    found.problems.push(`找不到密钥文件 ${keyFile}。请用 DOUDI_KEY_FILE 指明位置，或凭恢复单恢复。`)
    return
  }
  const passphrase = findPassphrase()
  if (passphrase === undefined) {
    found.lines.push({ name: '密钥口令', text: '没有提供（DOUDI_PASSPHRASE），未核对' })
    return
  }
  const vault = openVault({ keyFile, passphrase })
  if (vault.fingerprint() !== row.fingerprint) found.problems.push('密钥与这份数据不配套。')
  else found.lines.push({ name: '密钥口令', text: '与数据配套' })
}

/** What a killed import or a broken chain would leave. */
async function examineRemains(db: Database, found: Findings): Promise<void> {
  const staged = await db.query<{ file: string }>(
    sql`select file_name as file from import_batch where state = '暂存'`,
  )
  for (const { file } of staged) {
    found.problems.push(`文件「${file}」导入到一半停下了，没有入库；重新导入即可。`)
  }
  const due = await db.query<{ count: number }>(sql`select count(*) as count from household_due`)
  if ((due[0]?.count ?? 0) > 0) {
    found.lines.push({ name: '等待重新测算', text: `${due[0]?.count} 户（下一轮监测会处理）` })
  }
}
