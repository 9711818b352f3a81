-- A request that its sender numbered (idempotency-key): what it was and what it was answered, so that the
-- same request sent again is answered again and done once.
create table request_key (
  county_code text not null collate "C",
  account_id uuid not null,
  key text not null,
  -- SHA-256 of method, address and content: another request under the same number is refused.
  fingerprint text not null,
  begun_at timestamptz not null default now(),
  -- Null while it is being done.
  status integer,
  -- The answer's content, sealed.
  answer bytea,
  primary key (county_code, account_id, key)
);
create index request_key_by_age on request_key (begun_at);
