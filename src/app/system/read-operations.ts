import { type Queryable, sql } from '#db/index'
import type { Operations } from '#http/index'
import { daysBetween, todayInShanghai } from '#kernel/index'
import type { App } from '../app.ts'
import { lastBackups } from '../backup/note-backup.ts'
import { examineOpened } from '../examine.ts'
import { packageVersion } from '../package-root.ts'
import { ownLicence, readLicences } from './read-licences.ts'

/** A backup that is older is said to be old; whoever runs the county makes one a day. */
const backupDays = 7
const roundsShown = 20

interface About {
  readonly installedAt: string
  readonly schema: string
  readonly effectiveOn: string | null
  readonly publishedBy: string | null
}

/** What runs, since when and how well: of the installation as a whole, of nobody in it. */
export async function readOperations(app: App): Promise<Operations> {
  const { db, county, pack } = app
  const [about] = await db.query<About>(sql`
    select i.created_at as "installedAt",
      (select max(name) from schema_migration) as schema,
      p.effective_on as "effectiveOn", p.published_by as "publishedBy"
    from installation as i
    left join lateral (
      select effective_on, published_by from policy_publication
      where county_code = i.county_code and policy_version = ${pack.version}
      order by published_at desc limit 1) as p on true
    order by i.created_at limit 1`)
  if (!about) throw new RangeError('an installation is open')
  const { lines, problems } = await examineOpened(db)
  const { installedAt, schema, effectiveOn, publishedBy } = about
  return {
    about: {
      county: county.name,
      version: packageVersion(),
      schema,
      installedOn: todayInShanghai(new Date(installedAt)),
      policy: { name: pack.name, version: pack.version, effectiveOn, publishedBy },
      migrations: [...(await readMigrations(db))],
      licence: ownLicence(),
      licences: readLicences().map((one) => ({ ...one })),
    },
    lines: lines.map((line) => ({ ...line })),
    problems: [...problems],
    backup: await readBackups(db, { installedAt, now: app.now() }),
    rounds: await lastRounds(db, county.code),
  }
}

function readMigrations(q: Queryable): Promise<Operations['about']['migrations']> {
  return q.query<Operations['about']['migrations'][number]>(sql`
    select name, applied_at as at from schema_migration order by name desc`)
}

async function readBackups(
  q: Queryable,
  { installedAt, now }: { readonly installedAt: string; readonly now: Date },
): Promise<Operations['backup']> {
  const made = await lastBackups(q)
  const since = made[0]?.madeAt ?? installedAt
  const age = daysBetween(todayInShanghai(new Date(since)), todayInShanghai(now))
  return {
    items: made.map((one) => ({ ...one })),
    days: made.length === 0 ? null : Math.max(0, age),
    isOld: made.length === 0 || age > backupDays,
    limit: backupDays,
  }
}

async function lastRounds(q: Queryable, countyCode: string): Promise<Operations['rounds']> {
  return q.query<Operations['rounds'][number]>(sql`
    select kind, as_of as "asOf", policy_version as version, started_at as "startedAt",
      ended_at as "endedAt", households,
      (counts ->> 'raised')::integer as raised, (counts ->> 'vanished')::integer as vanished
    from monitoring_round
    where county_code = ${countyCode}
    order by started_at desc
    limit ${roundsShown}`)
}
