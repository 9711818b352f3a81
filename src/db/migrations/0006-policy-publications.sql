-- A policy is in force by its publication, not by the folder it was read from: its texts are kept, and
-- who published which version for which county, from which day on. Versions noted before have no texts.
alter table policy_version add column digest text;
alter table policy_version add column files jsonb;

create table policy_publication (
  county_code text not null collate "C",
  id uuid not null,
  policy_id text not null,
  policy_version text not null,
  effective_on date not null,
  published_by text not null,
  published_at timestamptz not null default now(),
  cases_passed integer not null,
  primary key (county_code, id)
);

-- A monitoring rule switched on or off, with who and why: the last line of a rule holds.
create table rule_switch (
  county_code text not null collate "C",
  id uuid not null,
  rule text not null,
  state text not null check (state in ('启用', '停用')),
  reason text not null,
  switched_by text not null,
  switched_on date not null,
  switched_at timestamptz not null default now(),
  primary key (county_code, id)
);
create index rule_switch_by_rule on rule_switch (county_code, rule);

-- A decision of people keeps the version it was made under.
alter table recognition add column policy_id text;
alter table recognition add column policy_version text;
