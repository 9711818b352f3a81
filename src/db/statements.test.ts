import { expect, test } from 'vitest'
import { statements } from './statements.ts'

test.each([
  ['select 1; select 2', ['select 1', 'select 2']],
  ['select 1;;\n ; ', ['select 1']],
  ['', []],
  ['-- only; a comment\n/* and; another */', []],
  ["select ';' -- a; b\n, 2; select 3", ["select ';' -- a; b\n, 2", 'select 3']],
  ["select 'it''s; one'; select 2", ["select 'it''s; one'", 'select 2']],
  ["select E'a\\';b'; select 2", ["select E'a\\';b'", 'select 2']],
  ["select name'a\\'; select 2", ["select name'a\\'", 'select 2']],
  ['select "a;b"; select 2', ['select "a;b"', 'select 2']],
  ['do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
  ['do $体$ a; $$; $体$; select 2', ['do $体$ a; $$; $体$', 'select 2']],
  ['select $1; select $2', ['select $1', 'select $2']],
  ['/* a; */ select 1; select 2', ['/* a; */ select 1', 'select 2']],
])('%j is split at its own semicolons', (script, expected) => {
  expect(statements(script)).toEqual(expected)
})
