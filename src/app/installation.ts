import fs from 'node:fs'
import path from 'node:path'
import { type Database, migrate, openDatabase, secureTables, sql } from '#db/index'
import { type LocalDate, localDate, todayInShanghai } from '#kernel/index'
import { ensureNameKeys, ensureProfileIndexes } from '#registry/index'
import { dropOrphanedStaging } from '#sources/index'
import {
  type CipherFamily,
  checkFingerprint,
  createVault,
  defaultKeyFile,
  newId,
} from '#vault/index'
import type { App } from './app.ts'
import { businessClock, type DemoDay } from './business-clock.ts'
import { type DivisionList, readDivisions, storeDivisions } from './divisions.ts'
import { ensureEndingGroups } from './keys/ensure-ending-groups.ts'
import { openKeys } from './keys/open-keys.ts'
import { openKeyFile } from './keys/rewrap-keys.ts'
import { loadKeys, storeFirstKeys } from './keys/stored-keys.ts'
import { requireOwnCases } from './policy/check-own-cases.ts'
import { holdPolicy } from './policy/hold-policy.ts'
import { storePublication } from './policy/store-publication.ts'
import { policiesFolder } from './policy-files.ts'
import { loadPolicy, type PolicyInForce } from './policy-in-force.ts'
import { refuse } from './refusals.ts'
import { holdYears } from './system/office-years.ts'

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
  /** 国密 (SM2, SM3, SM4) or, unless told, the ciphers used everywhere. */
  readonly crypto?: CipherFamily
  /** The example county alone: the day of its data, and since when its policy is in force there. */
  readonly demo?: { readonly day: LocalDate; readonly policySince: LocalDate }
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
  readonly key_file: string | null
  readonly demo_day: string | null
  readonly demo_day_set_on: string | null
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
    const casesPassed = await requireOwnCases(db, policy, { folder: wish.policyId })
    return await fill(db, { wish, policy, divisions, casesPassed })
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
    const opening = { keyFile, passphrase: getPassphrase() }
    const vault = openKeyFile(opening, row.vault_fingerprint)
    checkFingerprint(vault, row.vault_fingerprint)
    await openKeys(db, vault)
    const county = { code: row.county_code, name: row.county_name }
    await secureTables(db)
    await ensureEndingGroups(db, vault)
    const clock = businessClock(demoDayOf(row))
    const kept = { countyCode: county.code, policyId: row.policy_id, today: clock.today }
    const held = await holdPolicy(db, kept)
    await ensureProfileIndexes(db)
    const worker = db.as('worker')
    const years = await holdYears(worker)
    await dropOrphanedStaging(worker)
    await ensureNameKeys(worker, county.code)
    return {
      db: worker,
      vault,
      county,
      policyId: row.policy_id,
      get policy() {
        return held.policy()
      },
      get catalogue() {
        return held.policy().catalogue
      },
      get pack() {
        return held.policy().pack
      },
      get compiled() {
        return held.policy().compiled
      },
      get datasets() {
        return held.policy().datasets
      },
      get calendar() {
        return years.calendar(held.policy().calendar)
      },
      get roles() {
        return held.policy().roles
      },
      refreshPolicy: async () => {
        await loadKeys(worker, vault)
        await years.refresh()
        return held.refresh()
      },
      dataFolder: place.dataFolder,
      keyFile,
      ...clock,
      acting: (actor, today) => {
        const { pack } = held.policy()
        const calendar = years.calendar(held.policy().calendar)
        const policy = { id: pack.id, version: pack.version }
        return { countyCode: county.code, actor, today, vault, calendar, policy }
      },
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
    readonly casesPassed: number
  },
): Promise<Initialised> {
  const { wish, policy, divisions, casesPassed } = input
  const id = newId()
  const now = new Date()
  const { demo } = wish
  const keyFile = wish.keyFile ?? defaultKeyFile(id)
  const { vault, recoverySheet } = createVault({ keyFile, passphrase: wish.passphrase })
  try {
    await storePublication(db, {
      countyCode: divisions.county.code,
      policy,
      effectiveOn: demo?.policySince ?? todayInShanghai(now),
      publishedBy: '建立平台',
      casesPassed,
    })
    await db.transaction(async (tx) => {
      await storeDivisions(tx, divisions)
      await storeFirstKeys(tx, vault, { family: wish.crypto ?? 'standard', now })
      await tx.execute(sql`
        insert into installation (id, county_code, county_name, policy_id, vault_fingerprint, key_file,
          is_demo, demo_day, demo_day_set_on)
        values (${id}, ${divisions.county.code}, ${divisions.county.name}, ${policy.pack.id},
          ${vault.fingerprint()}, ${wish.keyFile ? path.resolve(wish.keyFile) : null},
          ${demo !== undefined}, ${demo?.day ?? null}, ${demo ? todayInShanghai(now) : null})`)
    })
  } catch (error) {
    fs.rmSync(keyFile, { force: true })
    throw error
  }
  return { county: divisions.county, keyFile, recoverySheet }
}

async function readRow(db: Database): Promise<InstallationRow | undefined> {
  const [row] = await db.query<InstallationRow>(sql`
    select id, county_code, county_name, policy_id, vault_fingerprint, key_file, demo_day,
      demo_day_set_on
    from installation order by created_at limit 1`)
  return row
}

function demoDayOf({ demo_day: day, demo_day_set_on: setOn }: InstallationRow): DemoDay | null {
  return day === null || setOn === null ? null : { day: localDate(day), setOn: localDate(setOn) }
}

/** The key may have moved: the environment says where, else the place noted at init. */
function keyFileOf(row: InstallationRow, place: Place): string {
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
