-- 一事一议: complex cases that departments deliberate on together; and what a check of an alert found.

-- 提请 by whoever sees the alert, 已召集 by the level's office, 已议定 with tasks pushed, 已办结 when they are
-- done; 未召开 with the reason. A sum waits for a second person first (approval_id).
create table case_conference (
  county_code text not null collate "C",
  id uuid not null,
  alert_id uuid not null,
  level text not null,
  matter text not null,
  state text not null check (state in ('提请', '已召集', '已议定', '已办结', '未召开')),
  proposed_by text not null,
  proposed_account uuid,
  proposed_on date not null,
  held_on date,
  held_at text,
  chair text,
  convened_by text,
  resolution text,
  amount bigint check (amount > 0),
  approval_id uuid,
  resolved_by text,
  resolved_on date,
  outcome text,
  ended_by text,
  ended_on date,
  version integer not null default 1,
  primary key (county_code, id),
  foreign key (county_code, alert_id) references alert (county_code, id)
);
create index case_conference_by_alert on case_conference (county_code, alert_id);
create index case_conference_by_state on case_conference (county_code, state, id);

-- Who was asked to come, who came, and what they said; alert_id: it is reached with the alert.
create table case_conference_department (
  county_code text not null collate "C",
  conference_id uuid not null,
  department text not null,
  alert_id uuid not null,
  participants text not null default '',
  opinion text,
  invitation_id uuid,
  primary key (county_code, conference_id, department),
  foreign key (county_code, conference_id) references case_conference (county_code, id)
);

-- What the conference gives to whom; each is a push of the alert.
create table case_conference_task (
  county_code text not null collate "C",
  conference_id uuid not null,
  place integer not null,
  alert_id uuid not null,
  department text not null,
  matter text not null,
  due_days integer not null check (due_days > 0),
  push_id uuid,
  primary key (county_code, conference_id, place),
  foreign key (county_code, conference_id) references case_conference (county_code, id)
);

-- What somebody found who checked an alert that a household may qualify no more.
create table alert_verification (
  county_code text not null collate "C",
  id uuid not null,
  alert_id uuid not null,
  finding text not null check (finding in ('仍然符合', '不再符合', '暂未核清')),
  means text not null,
  reason text not null,
  verified_on date not null,
  rerun_truth text not null check (rerun_truth in ('仍然成立', '已不成立', '待核实')),
  approval_id uuid,
  recorded_by text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, alert_id) references alert (county_code, id)
);
create index alert_verification_by_alert on alert_verification (county_code, alert_id);

alter table approval drop constraint approval_action_check;
alter table approval add constraint approval_action_check check (action in
  ('认定', '不予认定', '终止', '发布政策', '入库', '导出完整号码', '揭示', '一事一议'));

-- The deadline that nobody has met yet, soonest first.
create index push_waiting on push (county_code, due_on, alert_id)
  where state in ('已推送', '已签收', '处置中');
