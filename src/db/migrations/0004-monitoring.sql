-- Determinations, alerts, pushes and replies.

create table household_due (
  county_code text not null collate "C",
  household_id uuid not null,
  reason text not null,
  due_at timestamptz not null default now(),
  primary key (county_code, household_id)
);

create table monitoring_round (
  county_code text not null collate "C",
  id uuid not null,
  kind text not null check (kind in ('全量', '增量')),
  as_of date not null,
  policy_id text not null,
  policy_version text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  households integer,
  counts jsonb not null default '{}',
  primary key (county_code, id)
);

create table household_determination (
  county_code text not null collate "C",
  household_id uuid not null,
  policy_id text not null,
  policy_version text not null,
  as_of date not null,
  category text not null,
  verdicts text not null,
  benefit bigint,
  counted_lo integer,
  counted_hi integer,
  labels text[] not null,
  primary key (county_code, household_id)
);
create index household_determination_by_category on household_determination (county_code, category);

-- Only people whose category is not simply that of their household.
create table person_determination (
  county_code text not null collate "C",
  person_id uuid not null,
  household_id uuid not null,
  as_of date not null,
  category text not null,
  verdicts text not null,
  primary key (county_code, person_id)
);
create index person_determination_by_household on person_determination (county_code, household_id);

-- ended_on: the day on which the condition of a settled alert was found false; from then on it may
-- rise again as a new episode. evidenced_at: when the evidence was last built from the facts.
create table alert (
  county_code text not null collate "C",
  id uuid not null,
  rule text not null,
  subject_kind text not null check (subject_kind in ('户', '人', '推送', '导入行')),
  subject_id uuid not null,
  episode text not null,
  household_id uuid,
  person_id uuid,
  division_code text collate "C",
  title text not null,
  class text not null,
  severity text not null,
  evidence_strength text not null,
  state text not null check (state in ('待推送', '处置中', '已办结', '误报', '情形已消失')),
  band integer not null default 0,
  evidence jsonb not null,
  basis text not null,
  raised_on date not null,
  last_true_on date not null,
  closed_on date,
  closed_reason text,
  ended_on date,
  evidenced_at timestamptz not null default now(),
  round_id uuid not null,
  version integer not null default 1,
  primary key (county_code, id),
  unique (county_code, rule, subject_id, episode)
);
create index alert_open on alert (county_code, state, class);
create index alert_by_household on alert (county_code, household_id);
create index alert_by_person on alert (county_code, person_id);

create table push (
  county_code text not null collate "C",
  id uuid not null,
  alert_id uuid not null,
  department text not null,
  division_code text collate "C",
  duty text not null check (duty in ('责任', '配合')),
  matter text not null,
  state text not null check (state in ('已推送', '已签收', '处置中', '已反馈', '已办结', '退回', '转办', '撤回')),
  pushed_on date not null,
  due_on date not null,
  due_days integer not null,
  due_provisional boolean not null,
  received_on date,
  replied_on date,
  closed_on date,
  urged_count integer not null default 0,
  last_urged_on date,
  urged_due_on date,
  escalated_to text,
  transferred_to uuid,
  returned_reason text,
  version integer not null default 1,
  primary key (county_code, id),
  foreign key (county_code, alert_id) references alert (county_code, id)
);
create index push_by_alert on push (county_code, alert_id);
create index push_by_department on push (county_code, department, state, due_on);

create table reply (
  county_code text not null collate "C",
  id uuid not null,
  push_id uuid not null,
  cause text not null,
  measure text not null,
  outcome text not null,
  replied_by text not null,
  replied_on date not null,
  rerun_truth text not null check (rerun_truth in ('仍然成立', '已不成立', '待核实')),
  rerun_evidence jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (county_code, id),
  foreign key (county_code, push_id) references push (county_code, id)
);
create index reply_by_push on reply (county_code, push_id);
