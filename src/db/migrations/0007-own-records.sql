-- What another day needs: the registry's own values as they were recorded, each from the day on which
-- it holds; the newest line of a fact whose day has come is its value. Files' values are observations.
create table registry_record (
  county_code text not null collate "C",
  subject_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- Of two lines of one moment the later step holds: formed 0, decided 1.
  step smallint not null,
  valid_from date not null,
  facts jsonb not null,
  primary key (county_code, subject_id, recorded_at, step)
);

-- What was there already is known from now on; what it was before nobody wrote down.
insert into registry_record (county_code, subject_id, step, valid_from, facts)
select p.county_code, p.person_id, 0, (now() at time zone 'Asia/Shanghai')::date,
  jsonb_build_object('birth_date', to_jsonb(p) -> 'f_birth_date', 'sex', to_jsonb(p) -> 'f_sex',
    'relation', to_jsonb(p) -> 'f_relation',
    'own_recorded_category', to_jsonb(p) -> 'f_own_recorded_category')
from person_profile as p;
insert into registry_record (county_code, subject_id, step, valid_from, facts)
select h.county_code, h.household_id, 0, (now() at time zone 'Asia/Shanghai')::date,
  jsonb_build_object('division_code', h.division_code,
    'recorded_category', to_jsonb(h) -> 'f_recorded_category',
    'recognised_on', to_jsonb(h) -> 'f_recognised_on',
    'exited_category', to_jsonb(h) -> 'f_exited_category',
    'exited_on', to_jsonb(h) -> 'f_exited_on')
from household_profile as h;

-- When a membership, and its end, was recorded.
alter table membership add column recorded_at timestamptz not null default now();
alter table membership add column ended_at timestamptz;

-- The ordinal of a household whose profile is gone: sightings name it so.
alter table household add column last_ordinal integer;

-- The divisions that a batch covers whole (null: only coverage tells), and when it was undone.
alter table import_batch add column covers text[];
alter table import_batch add column withdrawn_at timestamptz;
