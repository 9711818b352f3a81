import { type Database, sql } from '#db/index'
import { newId } from '#vault/index'
import type { TestCounty } from '../registry/test-county.ts'

/** The thresholds that the tests go by. */
export const values: Readonly<Record<string, number>> = {
  ...{ 每日人数: 5, 上班: 450, 下班: 1200, 每日次数: 3, 每日行数: 100 },
  ...{ 月数: 3, 至少件数: 20, 至少人数: 4, 可信倍数: 3, 每日件数: 2, 工作日: 3 },
}
/** Forgets what the test before made: the county stays. */
export async function emptyTables(db: Database): Promise<void> {
  for (const table of [
    ...[sql`supervision_alert`, sql`audit_entry`, sql`approval`, sql`recognition`],
    ...[sql`policy_publication`, sql`staff_relative`, sql`staff_member`, sql`membership`],
    ...[sql`person_profile`, sql`household_profile`, sql`person`, sql`household`],
  ]) {
    await db.as('owner').execute(sql`delete from ${table}`)
  }
}

/** An entry of the log as a test wants it. */
export interface LoggedEntry {
  readonly at: string
  readonly kind?: string
  readonly action?: string
  readonly account?: string | null
  readonly people?: number
  readonly households?: readonly string[]
  readonly count?: number
  readonly outcome?: string
}

/** Puts an entry into the log at the moment it names; the account is `officer` unless told. */
export async function logEntry(
  { db, acting }: Pick<TestCounty, 'db' | 'acting'>,
  entry: LoggedEntry,
  officer: string,
): Promise<void> {
  const people = Array.from({ length: entry.people ?? 0 }, () => newId())
  const account = entry.account === undefined ? officer : entry.account
  await db.as('owner').execute(sql`
    insert into audit_entry (county_code, id, at, kind, action, outcome, actor, account_id, count,
      people, households, digest)
    values (${acting.countyCode}, ${newId()}, ${`${entry.at}+08:00`}::timestamptz,
      ${entry.kind ?? '读取'}, ${entry.action ?? '查看一户'}, ${entry.outcome ?? '成功'}, '张经办',
      ${account}, ${entry.count ?? null}, ${people}::uuid[],
      ${[...(entry.households ?? [])]}::uuid[], ''::bytea)`)
}
