import { describe, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '#access/index'
import { sql } from '#db/index'
import { onEmbeddedFirst } from './on-both-engines.ts'

const county = '999901000000'
const entries = Number(process.env.DOUDI_LOG_ENTRIES ?? 1_000_000)

describe.runIf(process.env.DOUDI_LONG === '1' || process.env.DOUDI_LOG_ENTRIES)('a log', () => {
  onEmbeddedFirst('of very many entries', (open) => {
    test('is verified, and one changed entry among them is named', {
      timeout: 900_000,
    }, async () => {
      const db = await open()
      await db.execute(sql`
        insert into audit_entry (county_code, id, at, kind, action, outcome, actor, route,
          households, purpose, salt, digest)
        select ${county}, s.id, s.at, '读取', '查看一户', '成功', '张经办', 'GET /x',
          array[s.household], '办理', s.salt,
          sha256(convert_to('[' || concat_ws(',', to_json(${county}::text), to_json(s.id::text),
            to_json(to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            '"读取"', '"查看一户"', '"成功"', '"张经办"', 'null', 'null', 'null', '"GET /x"',
            'null', 'null', '["' || s.household::text || '"]', 'null',
            to_json(encode(sha256(convert_to('[' || concat_ws(',', to_json(s.salt), '"办理"',
              'null', 'null') || ']', 'UTF8')), 'hex'))) || ']', 'UTF8'))
        from (
          select gen_random_uuid() as id, now() + i * interval '1 millisecond' as at,
            gen_random_uuid() as household, md5(i::text) as salt
          from generate_series(1, ${entries}::integer) as i
        ) as s`)
      await db.execute(sql`
        insert into audit_pending select county_code, id from audit_entry`)
      await sealAudit(db, county)
      const start = performance.now()
      const cpu = process.cpuUsage()
      expect(await verifyAudit(db, county)).toMatchObject({ ok: true, entries })
      const { user, system } = process.cpuUsage(cpu)
      const seconds = (performance.now() - start) / 1000
      console.info(`${entries} entries verified in ${seconds} s, CPU ${(user + system) / 1e6} s`)
      const [one] = await db.query<{ id: string }>(sql`
        update audit_entry set purpose = '别的' where id = (
          select id from audit_entry order by at desc limit 1) returning id`)
      const { broken } = await verifyAudit(db, county)
      expect(broken).toMatchObject({ entryId: one?.id, why: '这条记录的内容被改动' })
    })
  })
})
