-- What people enter by hand: each entry says through which channel it came, who reported it, why, and
-- from which day it holds. Its values are observations of batches of their own, a subject each, so that
-- sources, conflicts, other days and undoing work as with files.

create table household_entry (
  county_code text not null collate "C",
  id uuid not null,
  household_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('新户', '成员', '事实', '事件', '走访', '核实')),
  event text,
  channel text not null,
  reported_by text not null,
  reason text not null,
  effective_on date not null,
  -- Whose facts: [{"subject": uuid, "facts": [code]}]; the values are observations.
  said jsonb not null default '[]',
  -- What is put back when it is undone.
  restore jsonb not null default '{}',
  alert_id uuid,
  -- Of the household, once this was entered: whoever opened a form before is told of it.
  version integer not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  undone_at timestamptz,
  undone_by text,
  undone_reason text,
  primary key (county_code, id),
  foreign key (county_code, household_id) references household (county_code, id)
);
create index household_entry_by_household
  on household_entry (county_code, household_id, recorded_at, id);

-- The entry whose words a batch holds; null: a file.
alter table import_batch add column entry_id uuid;
create index import_batch_by_entry on import_batch (county_code, entry_id)
  where entry_id is not null;

-- A search box: the first letters of a name's readings, from two letters on (zg and zgy of 周谷雨).
alter table person add column name_initials text[];
create index person_by_initials on person using gin (name_initials);
create index person_by_sounds on person using gin (name_sounds);
create index person_by_phone on person (county_code, phone_hash) where phone_hash is not null;
create index person_by_folded_start on person (county_code, name_folded collate "C");
