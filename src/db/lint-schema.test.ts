import { expect, test } from 'vitest'
import { onBothEngines } from '../../tests/on-both-engines.ts'
import { lintSchema } from './lint-schema.ts'
import { type Manifest, ourManifest } from './manifest.ts'
import { secureTables } from './secure-tables.ts'
import { sql, trusted } from './sql.ts'
import { statements } from './statements.ts'

onBothEngines('the schema', (open) => {
  test('keeps its own rules', async () => {
    expect(await lintSchema(await open())).toEqual([])
  })

  test('breaks of every rule are found', async () => {
    const db = await open()
    for (const statement of statements(bad)) await db.execute(trusted(statement))
    const manifest: Manifest = {
      tableClasses: {
        ...ourManifest.tableClasses,
        bad_key: 'county',
        bad_code: 'county',
        bad_reference: 'county',
        bad_hash: 'idhash',
        bad_column: 'local',
        bad_secured: 'county',
        absent: 'local',
      },
      appendOnlyTables: ['nowhere'],
      numberedColumns: ourManifest.numberedColumns ?? [],
      rowReach: {
        ...ourManifest.rowReach,
        ...{ bad_key: '公开', bad_code: '全县', bad_reference: '公开' },
      },
    }
    await secureTables(db, {
      ...manifest,
      tableClasses: { bad_key: 'county', bad_code: 'county', bad_reference: 'county' },
    })
    expect((await lintSchema(db, manifest)).sort()).toEqual(findings.sort())
    await db.execute(sql`drop view bad_view`)
  })
})

const bad = `
  create table undeclared (n int primary key);
  create table bad_key (n int, county_code text not null, primary key (n, county_code));
  create unique index bad_key_expression on bad_key (lower(county_code));
  create table bad_code (county_code varchar(12), id uuid, primary key (county_code, id));
  create table bad_hash (id_hash text not null, n int, primary key (n));
  create table bad_column (code char(3) primary key, n serial, m int generated always as identity);
  create table bad_secured (county_code text, id uuid not null, primary key (county_code, id));
  create table bad_reference (county_code text, id uuid not null, batch_id uuid not null,
    parent_id uuid not null unique, primary key (county_code, id),
    foreign key (batch_id) references import_batch (id));
  alter table bad_reference add constraint crosses foreign key (parent_id)
    references bad_reference (parent_id);
  create function noop() returns trigger language plpgsql as $$ begin return new; end $$;
  create trigger bad_trigger before insert on undeclared for each row execute function noop();
  create view bad_view as select n from undeclared;`

const findings = [
  'absent: declared, not there',
  'nowhere: listed, not there',
  'undeclared: not declared',
  'bad_key: bad_key_pkey does not begin with county_code',
  'bad_key: bad_key_expression does not begin with county_code',
  'bad_code: no column county_code text not null',
  'bad_hash: no column id_hash uuid not null',
  'bad_hash: bad_hash_pkey does not begin with id_hash',
  'bad_secured: row-level security is not as secureTables makes it',
  'bad_secured: nothing says how its rows are reached',
  'bad_reference: bad_reference_parent_id_key does not begin with county_code',
  'bad_reference: bad_reference_batch_id_fkey refers beyond its county',
  'bad_reference: crosses refers beyond its county',
  'bad_column.code: char(n), where text is meant',
  'bad_column.n: serial or identity',
  'bad_column.m: serial or identity',
  'undeclared: trigger bad_trigger',
  'bad_view: a view that can be updated',
  'bad_view: a view without security_invoker',
]
