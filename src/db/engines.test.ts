import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { copyField } from './copy-field.ts'
import type { Database } from './database.ts'
import { tryAdvisoryLock, withAdvisoryLock } from './locks.ts'
import { ident, joinSql, sql, trusted } from './sql.ts'

onBothEngines('values', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })

  test('every type comes out in one form', async () => {
    const [row] = await db.query(sql`
      select 9007199254740991::bigint as whole, 7::int as small, 1.50::numeric as exact,
        0.1::float8 as double, true as yes, null::text as nothing, '2024-07-16'::date as day,
        '2024-07-16 08:00:00+08'::timestamptz as moment,
        '2024-07-16 08:00:00.123456+08'::timestamptz as fine_moment,
        '1900-01-01 00:00:00+00'::timestamptz as before_the_zone,
        '{"a": [1, null, "二"]}'::jsonb as json,
        '0190b3a0-0000-7000-8000-000000000001'::uuid as id, '\\x00ff10'::bytea as bytes`)
    expect(row).toEqual({
      whole: 9007199254740991,
      small: 7,
      exact: '1.50',
      double: 0.1,
      yes: true,
      nothing: null,
      day: '2024-07-16',
      moment: '2024-07-16T00:00:00.000Z',
      fine_moment: '2024-07-16T00:00:00.123456Z',
      before_the_zone: '1900-01-01T00:00:00.000Z',
      json: { a: [1, null, '二'] },
      id: '0190b3a0-0000-7000-8000-000000000001',
      bytes: Uint8Array.from([0, 255, 16]),
    })
  })

  test('every kind of parameter arrives', async () => {
    const [row] = await db.query(sql`
      select ${9007199254740991}::bigint as whole, ${'1.50'}::numeric as exact, ${false}::bool as no,
        ${null}::text as nothing, ${undefined}::text as absent, ${'2024-07-16'}::date as day,
        ${new Date('2024-07-16T00:00:00.123Z')}::timestamptz as moment,
        ${{ a: [1, null, '二'] }}::jsonb as json, ${'"x"'}::jsonb as json_text,
        ${randomBytes(0)}::bytea as empty, ${Uint8Array.from([0, 255])}::bytea as bytes`)
    expect(row).toEqual({
      whole: 9007199254740991,
      exact: '1.50',
      no: false,
      nothing: null,
      absent: null,
      day: '2024-07-16',
      moment: '2024-07-16T00:00:00.123Z',
      json: { a: [1, null, '二'] },
      json_text: 'x',
      empty: new Uint8Array(),
      bytes: Uint8Array.from([0, 255]),
    })
  })

  test('arrays go in and come out, with every awkward element', async () => {
    const texts = ['', 'NULL', null, '甲,乙', '"', '\\', '{}', ' x ', 'a\nb']
    const ids = ['0190b3a0-0000-7000-8000-000000000001', '0190b3a0-0000-7000-8000-000000000002']
    const [row] = await db.query(sql`
      select ${texts}::text[] as texts, ${ids}::uuid[] as ids, ${[1, null, -3]}::int[] as small,
        ${[9007199254740991]}::bigint[] as whole, ${[]}::text[] as none,
        ${['2024-07-16']}::date[] as days, ${[true, false]}::bool[] as truths,
        ${[[1, 2], [3, 4]]}::int[] as grid, '[2:3]={5,6}'::int[] as offset_list,
        ${ids[1]} = any(${ids}::uuid[]) as found`)
    expect(row).toEqual({
      texts,
      ids,
      small: [1, null, -3],
      whole: [9007199254740991],
      none: [],
      days: ['2024-07-16'],
      truths: [true, false],
      grid: [
        [1, 2],
        [3, 4],
      ],
      offset_list: [5, 6],
      found: true,
    })
  })

  test('a whole number that JavaScript cannot hold is an error, never a rounded number', async () => {
    await expect(db.query(sql`select 9007199254740992::bigint as n`)).rejects.toThrow(RangeError)
    expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
    await expect(db.query(sql`select ${Number.NaN}::float8`)).rejects.toThrow(RangeError)
  })

  test('a moment becomes its day in China, whatever the machine', async () => {
    const [row] = await db.query(sql`select '2024-07-15T16:30:00Z'::timestamptz::date as day`)
    expect(row).toEqual({ day: '2024-07-16' })
  })

  test('just-in-time compilation is off', async () => {
    expect(await db.query(sql`show jit`)).toEqual([{ jit: 'off' }])
  })
})

onBothEngines('transactions', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })

  test('execute counts the rows it touched', async () => {
    await db.execute(sql`create table scratch_1 (n int primary key)`)
    expect(await db.execute(sql`insert into scratch_1 select generate_series(1, 5)`)).toBe(5)
    expect(await db.execute(sql`update scratch_1 set n = n + 10 where n > 3`)).toBe(2)
    expect(await db.execute(sql`delete from scratch_1 where n > 10`)).toBe(2)
    const merged = sql`with gone as (delete from scratch_1 where n = 1 returning n)
      insert into scratch_1 select n + 50 from gone`
    expect(await db.execute(merged)).toBe(1)
  })

  test('commits when the work ends and rolls back when it throws', async () => {
    await db.execute(sql`create table scratch_2 (n int primary key)`)
    const given = await db.transaction(async (tx) => {
      await tx.execute(sql`insert into scratch_2 values (1)`)
      return 'done'
    })
    expect(given).toBe('done')
    const failing = db.transaction(async (tx) => {
      await tx.execute(sql`insert into scratch_2 values (2)`)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.query(sql`select n from scratch_2`)).toEqual([{ n: 1 }])
  })

  test('a transaction whose statement failed cannot commit unnoticed', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => undefined)
    })
    await expect(work).rejects.toThrow()
    expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
  })

  test('twenty transactions at once each see their own county setting', async () => {
    const app = db.as('app')
    const seen = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        app.transaction(async (tx) => {
          await tx.query(sql`select set_config('app.county', ${String(at)}, true)`)
          const [row] = await tx.query<{ county: string }>(
            sql`select current_setting('app.county') as county`,
          )
          return row?.county
        }),
      ),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => String(at)))
  })

  test('an advisory lock lets one in at a time', async () => {
    if (db.engine === 'pglite') {
      const held = await db.transaction((tx) => tryAdvisoryLock(tx, '一把锁'))
      expect(held).toBe(true)
      return
    }
    let inside = 0
    let most = 0
    const work = () =>
      db.transaction(async (tx) => {
        await withAdvisoryLock(tx, '一把锁')
        inside += 1
        most = Math.max(most, inside)
        await tx.query(sql`select pg_sleep(0.02)`)
        inside -= 1
        expect(await db.transaction((other) => tryAdvisoryLock(other, '一把锁'))).toBe(false)
      })
    await Promise.all([work(), work(), work()])
    expect(most).toBe(1)
  })
})

onBothEngines('copyIn', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
  })

  test('fills a table, every character as it was', async () => {
    await db
      .as('worker')
      .execute(sql`create unlogged table staging.scratch_3 (n bigint, t text, b bool)`)
    const rows = [
      [1, '制表\t换行\n回车\r反斜\\', true],
      [2, '\\N', false],
      [3, '', null],
      [4, null, null],
      [5, '𠮷䶮', true],
    ] as const
    const text = rows.map((row) => `${row.map(copyField).join('\t')}\n`)
    const copied = await db
      .as('worker')
      .transaction((tx) => tx.copyIn('staging.scratch_3', ['n', 't', 'b'], inChunks(text)))
    expect(copied).toBe(5)
    const found = await db.as('worker').query(sql`select n, t, b from staging.scratch_3 order by n`)
    expect(found).toEqual(rows.map(([n, t, b]) => ({ n, t, b })))
  })

  test('gives the rows of a query back as they went in', async () => {
    await db.as('worker').execute(sql`create unlogged table staging.scratch_6 (n bigint, t text)`)
    const lines = Array.from({ length: 30_000 }, (_, at) => `${at}\t第\\t${at}\n`)
    await db.as('worker').transaction((tx) => tx.copyIn('staging.scratch_6', ['n', 't'], lines))
    const pieces: Uint8Array[] = []
    await db.as('worker').transaction(async (tx) => {
      const query = sql`select n, t from staging.scratch_6 order by n`
      await tx.copyOut(query, (piece) => pieces.push(piece.slice()))
      expect(await tx.query(sql`select 1 as still`)).toEqual([{ still: 1 }])
    })
    expect(Buffer.concat(pieces).toString()).toBe(lines.join(''))
  })

  test('a query with parameters is not copied out', async () => {
    const work = db.transaction((tx) => tx.copyOut(sql`select ${1}`, () => undefined))
    await expect(work).rejects.toThrow('COPY takes no parameters')
  })

  test('a broken row fails the transaction and leaves nothing', async () => {
    await db.execute(sql`create table scratch_4 (n bigint)`)
    const work = db.transaction((tx) => tx.copyIn('scratch_4', ['n'], ['1\n', 'x\n']))
    await expect(work).rejects.toThrow()
    expect(await db.query(sql`select n from scratch_4`)).toEqual([])
  })

  test('a source that fails half-way leaves nothing, and the database goes on', async () => {
    await db.execute(sql`create table scratch_5 (n bigint)`)
    async function* failing(): AsyncGenerator<string> {
      yield '1\n'
      throw new Error('the disk is gone')
    }
    const work = db.transaction((tx) => tx.copyIn('scratch_5', ['n'], failing()))
    await expect(work).rejects.toThrow('the disk is gone')
    expect(await db.query(sql`select n from scratch_5`)).toEqual([])
  })

  async function* inChunks(rows: readonly string[]): AsyncGenerator<string> {
    const whole = rows.join('')
    for (let at = 0; at < whole.length; at += 7) yield whole.slice(at, at + 7)
  }
})

describe('the sql tag', () => {
  test('values become parameters, statements are spliced and renumbered', () => {
    const inner = sql`b = ${2} and c = ${3}`
    const statement = sql`select ${ident('a.名')} from t where a = ${1} and (${inner}) or d = ${4}`
    expect(statement).toEqual({
      text: 'select "a"."名" from t where a = $1 and (b = $2 and c = $3) or d = $4',
      values: [1, 2, 3, 4],
    })
  })

  test('parts are joined', () => {
    expect(joinSql([sql`a = ${1}`, trusted('true'), sql`b = ${2}`], ' and ')).toEqual({
      text: 'a = $1 and true and b = $2',
      values: [1, 2],
    })
    expect(joinSql([], ', ')).toEqual({ text: '', values: [] })
  })

  test('an object that only looks like a statement is a value', () => {
    const forged = JSON.parse('{"text": "drop table t", "values": []}')
    expect(sql`select ${forged}`).toEqual({ text: 'select $1', values: [forged] })
  })

  test('a backslash that JavaScript would swallow is refused', () => {
    expect(sql`a ~ '^\\d+$' or b = E'\n'`.text).toBe("a ~ '^\\d+$' or b = E'\n'")
    expect(() => sql`a ~ '^\d+$'`).toThrow('two backslashes')
  })

  test('what is no identifier is refused', () => {
    for (const name of ['', 'a"b', 'a;b', '1a', 'a b', 'a..b', '长'.repeat(22)]) {
      expect(() => ident(name)).toThrow(RangeError)
    }
  })
})
