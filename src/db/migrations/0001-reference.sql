-- What an installation is, and the data every county shares: divisions, departments, calendar, policy.

create table installation (
  id uuid primary key,
  county_code text not null collate "C",
  county_name text not null,
  policy_id text not null,
  vault_fingerprint text not null,
  key_file text,
  created_at timestamptz not null default now()
);

create table division (
  code text not null collate "C",
  valid_from date not null,
  valid_to date,
  name text not null,
  parent_code text collate "C",
  tier text not null,
  primary key (code, valid_from),
  check (code ~ '^[0-9]{12}$'),
  check (valid_to is null or valid_to > valid_from)
);

create table division_merge (
  from_code text not null collate "C",
  to_code text not null collate "C",
  on_day date not null,
  primary key (from_code, on_day),
  check (from_code <> to_code)
);

create table department (
  name text primary key,
  title text not null
);

create table calendar_year (
  year integer primary key,
  published_on date
);

create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('放假', '调休上班'))
);

create table fact_definition (
  code text primary key,
  name text not null unique,
  level text not null check (level in ('人', '户', '义务人')),
  type text not null,
  definition jsonb not null
);

create table policy_version (
  policy_id text not null,
  version text not null,
  published_at timestamptz not null default now(),
  content jsonb not null,
  primary key (policy_id, version)
);
