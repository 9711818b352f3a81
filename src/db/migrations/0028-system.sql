-- What the administrators look after: divisions with the document of each change, the calendar of working
-- days, and when a backup was last made.

alter table division add column document text;
alter table division add column changed_by text;
alter table division add column changed_at timestamptz;
alter table division_merge add column document text;
alter table division_merge add column changed_by text;
alter table division_merge add column changed_at timestamptz;

-- A year that was published here overrules what the policy's files say of it.
alter table calendar_year add column document text;
alter table calendar_year add column published_by text;
alter table calendar_year add column published_at timestamptz;

-- A year in preparation: it counts for no deadline.
create table calendar_draft (
  year integer primary key,
  holidays date[] not null,
  makeup_workdays date[] not null,
  document text,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

-- Backups that were made or read through again at this installation; where they lie now, nobody knows.
create table backup_made (
  id uuid primary key,
  file_name text not null,
  bytes bigint not null,
  rows bigint not null,
  made_at timestamptz not null,
  verified_at timestamptz
);
