-- Departments' files: what came in, what each row said about whom, and what could not be read.

create table import_batch (
  id uuid primary key,
  county_code text not null collate "C",
  dataset text not null,
  department text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  period text not null,
  period_end date not null,
  mode text not null check (mode in ('全量', '增量')),
  state text not null check (state in ('暂存', '已入库', '已放弃')),
  staged_at timestamptz not null default now(),
  committed_at timestamptz,
  imported_by text not null,
  counts jsonb not null default '{}',
  notes jsonb not null default '[]',
  -- The facts that the file gives, each with the last day on which its values hold (null: they do not
  -- age), and those that were taken out of the profiles since because that day has passed.
  facts jsonb not null default '{}',
  expired_facts text[] not null default '{}',
  original_path text,
  original_key bytea
);
create index import_batch_by_file on import_batch (county_code, sha256);
create index import_batch_by_dataset on import_batch (county_code, dataset, period);

-- Rows on their way in: one unlogged table a batch, made and dropped by the worker, in no backup.
create schema staging;
do $$
begin
  -- A server account without the right to make roles works without them.
  if exists (select from pg_roles where rolname = 'doudi_worker') then
    grant create, usage on schema staging to doudi_worker;
  end if;
end $$;

-- A row of a file that needs a person's eye: refused, or accepted with a correction to confirm.
create table row_problem (
  batch_id uuid not null,
  county_code text not null collate "C",
  sheet text not null,
  row_number integer not null,
  column_name text not null,
  kind text not null,
  verdict text not null check (verdict in ('不能用', '需确认', '已自动修正')),
  problem text not null,
  suggestion text,
  primary key (batch_id, sheet, row_number, column_name, kind)
);

create table column_mapping (
  county_code text not null collate "C",
  dataset text not null,
  header text not null,
  field text not null,
  confirmed_at timestamptz not null default now(),
  primary key (county_code, dataset, header)
);

-- What one dataset said about one subject in one batch: all its facts together. The newest row that
-- was not withdrawn is what that dataset says now; a row is written only when something changed.
create table observation (
  county_code text not null collate "C",
  subject_id uuid not null,
  dataset text not null,
  batch_id uuid not null,
  sheet text not null,
  row_number integer not null,
  more_rows integer[],
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  recorded_to timestamptz,
  facts jsonb not null,
  primary key (county_code, subject_id, batch_id)
);
-- A batch's rows lie together: a few bytes a page instead of an entry a row.
create index observation_by_batch on observation using brin (county_code, batch_id);

-- That a batch saw subjects again unchanged, packed a thousand to a row by the ordinals of their
-- profiles: eight bytes a subject where an observation takes three hundred.
create table sighting (
  county_code text not null collate "C",
  dataset text not null,
  batch_id uuid not null,
  sheet text not null,
  first_ordinal integer not null,
  last_ordinal integer not null,
  ordinals integer[] not null,
  row_numbers integer[] not null,
  primary key (county_code, dataset, batch_id, sheet, first_ordinal)
);

create table fact_conflict (
  county_code text not null collate "C",
  subject_id uuid not null,
  fact text not null,
  opened_at timestamptz not null default now(),
  candidates jsonb not null,
  settled_at timestamptz,
  settled_by text,
  settled_value jsonb,
  primary key (county_code, subject_id, fact, opened_at)
);

-- Where a dataset was delivered whole: only there does absence mean 否.
create table coverage (
  county_code text not null collate "C",
  dataset text not null,
  period text not null,
  division_code text not null collate "C",
  batch_id uuid not null,
  row_count integer not null,
  primary key (county_code, dataset, period, division_code)
);

create table data_request (
  county_code text not null collate "C",
  id uuid not null,
  dataset text not null,
  department text not null,
  division_code text not null collate "C",
  period text not null,
  first_month text not null,
  reason text not null,
  rules text[] not null,
  households integer not null,
  requested_on date not null,
  due_on date not null,
  due_provisional boolean not null default false,
  state text not null check (state in ('待送达', '已送达', '已撤回')),
  closed_on date,
  primary key (county_code, id),
  unique (county_code, dataset, division_code, period)
);

-- People outside the registry whom a screening rule would raise, waiting for a visit.
create table lead (
  county_code text not null collate "C",
  id uuid not null,
  dataset text not null,
  batch_id uuid not null,
  sheet text not null,
  row_number integer not null,
  id_hash uuid not null,
  id_cipher bytea not null,
  name text not null,
  division_code text collate "C",
  facts jsonb not null,
  reason text not null,
  state text not null default '待走访' check (state in ('待走访', '已走访', '已入库', '已排除')),
  found_at timestamptz not null default now(),
  primary key (county_code, id),
  unique (county_code, dataset, id_hash)
);

-- A row whose number did not match, beside a person it may mean: a suggestion, applied by nobody.
create table match_candidate (
  county_code text not null collate "C",
  id uuid not null,
  batch_id uuid not null,
  sheet text not null,
  row_number integer not null,
  person_id uuid not null,
  score integer not null,
  reasons text[] not null,
  state text not null default '待确认' check (state in ('待确认', '已确认', '已排除')),
  primary key (county_code, id),
  unique (county_code, batch_id, sheet, row_number, person_id)
);
