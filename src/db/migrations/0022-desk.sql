-- How somebody wants their desk: columns of a table, size of print, saved filters. Nothing about anybody else.
create table account_preference (
  county_code text not null collate "C",
  account_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (county_code, account_id, name)
);

-- What somebody has typed and not sent: kept so that nothing is lost, sealed, and not for long.
create table draft (
  county_code text not null collate "C",
  account_id uuid not null,
  -- Which form, and about what: 'entry:household:…'.
  key text not null,
  body bytea not null,
  -- How what the form is about stood when it was opened.
  version text,
  saved_at timestamptz not null default now(),
  primary key (county_code, account_id, key)
);
create index draft_by_age on draft (saved_at);
