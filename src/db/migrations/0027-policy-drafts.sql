-- What somebody would change of the policy in force, before it is proposed: no people stand there.
create table policy_draft (
  county_code text not null collate "C",
  id uuid not null,
  -- Counted in the county: 草稿 3.
  number integer not null,
  title text not null,
  -- The version that the changes were written against.
  base_version text not null,
  effective_on date not null,
  -- Values of parameters from that day on, and texts of rules.
  changes jsonb not null,
  reason text not null default '',
  state text not null,
  approval_id uuid,
  created_by text not null,
  created_at timestamptz not null default now(),
  changed_by text not null,
  changed_at timestamptz not null default now(),
  -- Two people who change one draft see it.
  edition integer not null default 1,
  primary key (county_code, id),
  unique (county_code, number),
  check (state in ('起草', '待复核', '已发布', '已删除'))
);
