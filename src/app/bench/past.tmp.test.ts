import { test } from 'vitest'
import { sql, trusted } from '#db/index'
import { localDate } from '#kernel/index'
import { compileSql, profileColumns } from '#policy/index'
import { loadFactsOn, withProfilesOn } from '#registry/index'
import { newId } from '#vault/index'
import { fillRegistry } from './fill-registry.ts'
import { withBench } from './open-bench.ts'
import { watchProcess } from './watch-process.ts'

const datasets = [
  ['disability', ['disability_grade', 'disability_category'], 3],
  ['medical_cost', ['own_medical_cost', 'total_medical_cost'], 1],
  ['insured', ['insured'], 1],
  ['vehicles', ['vehicles'], 3],
  ['student_aid', ['student_aid', 'student_aid_amount'], 1],
  ['chronic', ['chronic_disease'], 3],
  ['police', ['hukou_status'], 13],
  ['b2', ['disability_grade'], 3],
] as const

test('measure', async () => {
  const persons = Number(process.env.PERSONS ?? 100000)
  await withBench(async (app) => {
    const acting = app.acting('测', localDate('2024-10-11'))
    await fillRegistry(app.db, acting, persons)
    const db = app.db
    const c = acting.countyCode
    await db.execute(sql`
      insert into registry_record (county_code, subject_id, step, valid_from, facts)
      select county_code, person_id, 0, '2020-01-01', jsonb_build_object('birth_date', f_birth_date, 'sex', f_sex, 'relation', f_relation, 'own_recorded_category', f_own_recorded_category) from person_profile`)
    await db.execute(sql`
      insert into registry_record (county_code, subject_id, step, valid_from, facts)
      select county_code, household_id, 0, '2020-01-01', jsonb_build_object('division_code', division_code, 'recorded_category', f_recorded_category, 'recognised_on', f_recognised_on, 'exited_category', f_exited_category, 'exited_on', f_exited_on) from household_profile`)
    const cols = new Map(profileColumns(app.catalogue).map((x) => [x.fact.code, x]))
    for (const [month, end] of [
      ['2024-07', '2024-07-31'],
      ['2024-08', '2024-08-31'],
      ['2024-09', '2024-09-30'],
    ] as const) {
      for (const [dataset, codes0, shelf] of datasets) {
        const codes = codes0.filter((x) => cols.has(x))
        const id = newId()
        const until = localDate(month === '2024-07' && shelf === 1 ? '2024-08-31' : '2024-12-31')
        await db.execute(sql`insert into import_batch (id, county_code, dataset, department, file_name, sha256, bytes, period, period_end, mode, state, committed_at, imported_by, facts, covers)
          values (${id}, ${c}, ${dataset}, ${dataset === 'b2' ? '民政' : '残联'}, 'x', ${id}, 1, ${month}, ${end}, '全量', '已入库', now(), 'x', ${Object.fromEntries(codes.map((x) => [x, until]))}::jsonb, ${[c]})`)
        const pairs = codes.map((x) => {
          const t = cols.get(x)?.sqlType
          const v =
            t === 'boolean'
              ? 'true'
              : t === 'text'
                ? `to_jsonb('一级'::text)`
                : `to_jsonb((p.ordinal % 97)::bigint)`
          return `'${x}', ${v}`
        })
        const rows = await db.execute(sql`
          insert into observation (county_code, subject_id, dataset, batch_id, sheet, row_number, valid_from, facts)
          select ${c}, p.person_id, ${dataset}, ${id}, 's', p.ordinal, ${`${month}-01`}::date, jsonb_build_object(${trusted(pairs.join(', '))})
          from person_profile p where ${month === '2024-07' ? trusted('true') : trusted('p.ordinal % 10 = 1')} order by p.person_id`)
        if (month !== '2024-07') {
          await db.execute(sql`insert into sighting (county_code, dataset, batch_id, sheet, first_ordinal, last_ordinal, ordinals, row_numbers)
            select ${c}, ${dataset}, ${id}, 's', min(o), max(o), array_agg(o order by o), array_agg(o order by o) from (select ordinal as o, row_number() over (order by ordinal) / 1000 as g from person_profile where ordinal % 10 <> 1) x group by g`)
        }
        console.log(month, dataset, codes.join(','), rows)
      }
    }
    await db.as('owner').execute(sql`vacuum analyze`)
    for (const [what, moment] of [
      ['today', { validOn: localDate('2024-10-11') }],
      ['past', { validOn: localDate('2024-09-15') }],
      ['knownAt', { validOn: localDate('2024-09-15'), knownAt: '2030-01-01 00:00+08:00' }],
    ] as const) {
      await db.transaction(async (tx) => {
        const t0 = performance.now()
        await withProfilesOn(
          tx,
          acting,
          { ...moment, catalogue: app.catalogue },
          async (relations) => {
            console.log(what, 'profiles s', (performance.now() - t0) / 1000)
            const compiled = compileSql(app.compiled, { day: moment.validOn, relations })
            const t1 = performance.now()
            const [p1, p2] = compiled.household.text.split('$1')
            void p1
            void p2
            const bind = (text: string) => {
              const parts = text.split(/\$1(?!\d)/)
              let s = trusted(parts[0] ?? '')
              for (const part of parts.slice(1)) s = sql`${s}${c}${trusted(part)}`
              return s
            }
            const [n] = await tx.query(
              sql`select count(*) as n, count(distinct category) as k from (${bind(compiled.household.text)}) as x`,
            )
            console.log('categories', n, (performance.now() - t1) / 1000)
          },
        )
      })
    }
    for (const day of ['2024-10-11', '2024-09-15']) {
      const w = await watchProcess(app.dataFolder, () =>
        db.transaction((tx) =>
          withProfilesOn(
            tx,
            acting,
            { validOn: localDate(day), catalogue: app.catalogue },
            async () => 0,
          ),
        ),
      )
      console.log('WATCH', day, w.seconds, w.databaseCpu)
    }
    {
      const pid = await db.query<{ id: string }>(
        sql`select household_id as id from household_profile limit 20`,
      )
      for (const { id } of pid.slice(0, 8)) {
        const t = performance.now()
        await loadFactsOn(db, acting, app.catalogue, {
          validOn: localDate('2024-09-15'),
          householdId: id,
        })
        console.log('ONE ms', performance.now() - t)
      }
    }
    if (process.env.EXPLAIN) {
    }
  })
}, 1_200_000)
