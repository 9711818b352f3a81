-- Data keys, each wrapped by the installation's master key and of no use without it. A key without
-- begun_at is prepared: whoever is already running has read it before anything is written under it.
create table vault_key (
  purpose text not null check (purpose in ('text', 'batch', 'blind', 'signing')),
  version integer not null check (version between 2 and 255),
  algorithm text not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  begun_at timestamptz,
  retired_at timestamptz,
  primary key (purpose, version),
  check (retired_at is null or begun_at is not null)
);
