-- 延期: a department asks for more time on a push, civil affairs grant or refuse it; all of it is kept.

-- days: what is asked for; granted_days: what was given. alert_id: it is reached with the alert.
create table push_extension (
  county_code text not null collate "C",
  id uuid not null,
  push_id uuid not null,
  alert_id uuid not null,
  reason text not null,
  days integer not null check (days > 0),
  state text not null check (state in ('待答复', '同意', '不同意')),
  due_before date not null,
  asked_by text not null,
  asked_account uuid,
  asked_on date not null,
  granted_days integer check (granted_days > 0),
  due_after date,
  decided_by text,
  decided_on date,
  remark text,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, push_id) references push (county_code, id),
  check ((state = '同意') = (granted_days is not null and due_after is not null)),
  check ((state = '待答复') = (decided_on is null))
);

-- One at a time; and what waits for an answer.
create unique index push_extension_waiting on push_extension (county_code, push_id)
  where state = '待答复';
create index push_extension_by_alert on push_extension (county_code, alert_id);
