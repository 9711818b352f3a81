-- Names as keys: one written form for all variants of a character, and how a name may be read aloud.
-- Null until the application has made them (it knows the variants and the readings; the names are
-- in clear).
alter table person add column name_folded text;
alter table person add column name_sounds text[];
create index person_by_folded_name on person (county_code, name_folded);
create index person_by_birth_date on person (county_code, birth_date);
-- Nearly always empty: whose keys are missing is known at once.
create index person_without_name_keys on person (county_code, id) where name_folded is null;

-- By which edition of variants and readings a county's keys were made.
create table name_key_edition (
  county_code text not null collate "C",
  edition integer not null,
  primary key (county_code)
);

-- Other names that a person goes by or went by: written in a list, or confirmed by somebody.
create table person_name (
  county_code text not null collate "C",
  person_id uuid not null,
  name text not null,
  folded text not null,
  noted_by text not null,
  noted_at timestamptz not null default now(),
  primary key (county_code, person_id, name)
);
create index person_name_by_folded on person_name (county_code, folded);

-- What the row says of its person, sealed until it is decided; what was decided, by whom and when.
alter table match_candidate add column kind text;
alter table match_candidate add column row_key uuid;
alter table match_candidate add column said bytea;
-- The row's number where it was sound.
alter table match_candidate add column said_hash uuid;
alter table match_candidate add column decided_by text;
alter table match_candidate add column decided_at timestamptz;
alter table match_candidate add column decided_reason text;

-- What people have decided about a row that says the same again: a keyed hash of what it said.
create table match_decision (
  county_code text not null collate "C",
  row_key uuid not null,
  person_id uuid not null,
  decision text not null check (decision in ('确认', '排除')),
  -- The row's number where it was sound, to find such rows by.
  id_hash uuid,
  reason text,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  primary key (county_code, row_key, person_id)
);
create index match_decision_by_number on match_decision (county_code, id_hash)
  where id_hash is not null;

-- Of whom a row that is not understood may speak: their facts stay unknown until their last such row
-- is settled.
create table row_doubt (
  county_code text not null collate "C",
  batch_id uuid not null,
  subject_id uuid not null,
  sheet text not null,
  row_number integer not null,
  primary key (county_code, batch_id, subject_id, sheet, row_number)
);
create index row_doubt_by_row on row_doubt (county_code, batch_id, sheet, row_number);

-- What a batch said of a subject may be said anew by the same batch when a row of it is settled.
alter table observation drop constraint observation_pkey;
alter table observation add primary key (county_code, subject_id, batch_id, recorded_at);
