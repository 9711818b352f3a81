-- Photos and scans that people put beside what they enter, decide or answer. Each is sealed under a key of
-- its own: without the key nothing of it can be read.
create table attachment (
  county_code text not null collate "C",
  id uuid not null,
  household_id uuid not null,
  name text not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  content bytea not null,
  content_key bytea not null,
  -- What it was put beside; null: the form was not sent yet.
  subject_kind text check (subject_kind in ('登记', '决定', '复核', '反馈', '核实', '一事一议')),
  subject_id uuid,
  added_by text not null,
  added_account uuid,
  -- A department reads its own alone.
  added_department text,
  added_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, household_id) references household (county_code, id),
  check ((subject_kind is null) = (subject_id is null))
);
create index attachment_by_household on attachment (county_code, household_id, added_at, id);
create index attachment_unsent on attachment (county_code, added_at) where subject_id is null;
