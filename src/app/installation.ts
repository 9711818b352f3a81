import fs from 'node:fs'
import path from 'node:path'
import { type Database, migrate, openDatabase, secureTables, sql } from '#db/index'
import { ensureProfileColumns } from '#registry/index'
import { dropOrphanedStaging } from '#sources/index'
import { checkFingerprint, createVault, defaultKeyFile, newId, openVault } from '#vault/index'
import type { App } from './app.ts'
import { type DivisionList, readDivisions, storeDivisions } from './divisions.ts'
import { policiesFolder, readNationalYaml } from './policy-files.ts'
import { loadPolicy, type PolicyInForce } from './policy-in-force.ts'
import { refuse } from './refusals.ts'

/** Where an installation lies; the tables on `url` when it is given. */
export interface Place {
  readonly dataFolder: string
  readonly url?: string
  readonly engine?: 'auto' | 'embedded' | 'pglite'
}

export interface NewInstallation {
  readonly policyId: string
  readonly passphrase: string
  readonly divisionsFile?: string
  readonly keyFile?: string
}

export interface Initialised {
  readonly county: { readonly code: string; readonly name: string }
  readonly keyFile: string
  /** The master key in writing: shown once, kept nowhere. */
  readonly recoverySheet: string
}

interface InstallationRow {
  readonly id: string
  readonly county_code: string
  readonly county_name: string
  readonly policy_id: string
  readonly vault_fingerprint: string
}

/** Makes an empty installation: tables, divisions, policy, keys. Refuses a place that has one. */
export async function initialise(place: Place, wish: NewInstallation): Promise<Initialised> {
  const policy = loadPolicy(wish.policyId)
  const divisions = readDivisions(divisionsFileOf(wish))
  const db = await openDatabase({ ...place, role: 'owner' })
  try {
    await migrate(db)
    const existing = await readRow(db)
    if (existing) {
      throw refuse('already-initialised', { place: shown(place), county: existing.county_name })
    }
    return await fill(db, { wish, policy, divisions })
  } finally {
    await db.close()
  }
}

/** Opens an installation with its keys; refuses a missing or foreign key and a missing passphrase. */
export async function openApp(place: Place, getPassphrase: () => string): Promise<App> {
  const db = await openDatabase({ ...place, role: 'owner', create: false })
  try {
    await migrate(db)
    const row = await readRow(db)
    if (!row) throw refuse('not-initialised', { place: shown(place) })
    const keyFile = keyFileOf(row, place)
    const vault = openVault({ keyFile, passphrase: getPassphrase() })
    checkFingerprint(vault, row.vault_fingerprint)
    const policy = loadPolicy(row.policy_id)
    await publish(db, policy, row.policy_id)
    const worker = db.as('worker')
    await dropOrphanedStaging(worker)
    const county = { code: row.county_code, name: row.county_name }
    return {
      db: worker,
      vault,
      county,
      policyId: row.policy_id,
      ...policy,
      dataFolder: place.dataFolder,
      keyFile,
      acting: (actor, today) => ({
        countyCode: county.code,
        actor,
        today,
        vault,
        calendar: policy.calendar,
      }),
      close: () => db.close(),
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

async function fill(
  db: Database,
  input: {
    readonly wish: NewInstallation
    readonly policy: PolicyInForce
    readonly divisions: DivisionList
  },
): Promise<Initialised> {
  const { wish, policy, divisions } = input
  const id = newId()
  const keyFile = wish.keyFile ?? defaultKeyFile(id)
  const { vault, recoverySheet } = createVault({ keyFile, passphrase: wish.passphrase })
  try {
    await publish(db, policy, wish.policyId)
    await db.transaction(async (tx) => {
      await storeDivisions(tx, divisions)
      await tx.execute(sql`
        insert into installation (id, county_code, county_name, policy_id, vault_fingerprint, key_file)
        values (${id}, ${divisions.county.code}, ${divisions.county.name}, ${wish.policyId},
          ${vault.fingerprint()}, ${wish.keyFile ? path.resolve(wish.keyFile) : null})`)
    })
  } catch (error) {
    fs.rmSync(keyFile, { force: true })
    throw error
  }
  return { county: divisions.county, keyFile, recoverySheet }
}

/** Brings columns, grants, departments and calendar in line with the policy of this version. */
async function publish(db: Database, policy: PolicyInForce, policyId: string): Promise<void> {
  await ensureProfileColumns(db, policy.catalogue)
  await secureTables(db)
  const { calendar, pack } = policy
  const departments = departmentsOf(readNationalYaml('departments.yaml'))
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into department (name, title)
      select name, title from jsonb_to_recordset(${JSON.stringify(departments)}::jsonb)
        as d (name text, title text)
      on conflict (name) do update set title = excluded.title`)
    await tx.execute(sql`
      insert into calendar_year (year)
      select unnest(${calendar.publishedYears}::integer[]) on conflict do nothing`)
    await tx.execute(sql`
      insert into calendar_day (day, kind)
      select unnest(${calendar.holidays}::date[]), '放假'
      union all select unnest(${calendar.makeupWorkdays}::date[]), '调休上班'
      on conflict (day) do update set kind = excluded.kind`)
    await tx.execute(sql`
      insert into policy_version (policy_id, version, content)
      values (${policyId}, ${pack.version}, ${JSON.stringify({ name: pack.name, lineage: pack.lineage })}::jsonb)
      on conflict do nothing`)
  })
}

function departmentsOf(text: unknown): { name: string; title: string }[] {
  const listed = (text as { 部门: readonly { 名称: string; 全称: string }[] }).部门
  return listed.map((one) => ({ name: one.名称, title: one.全称 }))
}

async function readRow(
  db: Database,
): Promise<(InstallationRow & { key_file: string | null }) | undefined> {
  const [row] = await db.query<InstallationRow & { key_file: string | null }>(sql`
    select id, county_code, county_name, policy_id, vault_fingerprint, key_file
    from installation order by created_at limit 1`)
  return row
}

/** The key may have moved: the environment says where, else the place noted at init. */
function keyFileOf(row: InstallationRow & { key_file: string | null }, place: Place): string {
  if (process.env.DOUDI_KEY_FILE) return defaultKeyFile(row.id)
  if (row.key_file) return path.resolve(place.dataFolder, row.key_file)
  return defaultKeyFile(row.id)
}

function divisionsFileOf(wish: NewInstallation): string {
  if (wish.divisionsFile) return wish.divisionsFile
  const beside = path.join(policiesFolder(), wish.policyId, 'divisions.yaml')
  if (!fs.existsSync(beside)) throw refuse('divisions-missing', { id: wish.policyId })
  return beside
}

function shown(place: Place): string {
  return place.url ? '数据库服务器' : place.dataFolder
}
