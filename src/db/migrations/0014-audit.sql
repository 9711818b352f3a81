-- The log of what everybody did and saw. Written once, in the transaction that it is about; a sealer links
-- what is committed into blocks, like the assistance chain.

-- One row a request, a command, or a part of a job, with everybody whom it showed: hence the arrays. The
-- digest covers a commitment to purpose, address and detail under a salt: they can go with their salt
-- when `said` keeps the commitment, and the row still verifies.
create table audit_entry (
  county_code text not null collate "C",
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  action text not null,
  outcome text not null,
  actor text not null,
  account_id uuid,
  role text,
  session_id text,
  route text,
  count integer,
  fields text[],
  households uuid[],
  people uuid[],
  purpose text,
  address text,
  detail text,
  salt text,
  said text,
  digest bytea not null,
  primary key (county_code, id)
);

-- Who read about a person or a household: one look-up, whichever list, search or export showed them.
create index audit_entry_whom on audit_entry using gin (people, households)
  where people is not null or households is not null;

-- Rows lie in the order of their time, so that a few pages say where a day begins.
create index audit_entry_at on audit_entry using brin (at) with (pages_per_range = 16);

create table audit_pending (
  county_code text not null collate "C",
  entry_id uuid not null,
  primary key (county_code, entry_id)
);

create table audit_block (
  county_code text not null collate "C",
  number bigint not null,
  previous_digest text not null,
  entry_ids uuid[] not null,
  digest text not null,
  algorithm text not null,
  sealed_at timestamptz not null default now(),
  primary key (county_code, number)
);

-- Blocks made until now are linked by SHA-256.
alter table chain_block add column algorithm text not null default 'sha256';

-- The last blocks of chain and log on a day, signed: what is older can no longer be rewritten unseen by
-- whoever holds a copy.
create table audit_anchor (
  county_code text not null collate "C",
  id uuid not null,
  made_at timestamptz not null,
  content text not null,
  public_key text not null,
  signature text not null,
  primary key (county_code, id)
);

-- What the log of readings held until now becomes part of the new one.
insert into audit_entry (county_code, id, at, kind, action, outcome, actor, route, households, people,
  purpose, salt, digest)
select a.county_code, a.id, a.at, '读取', a.purpose, '成功', a.actor, a.route,
  case when a.household_id is not null then array[a.household_id] end,
  case when a.person_id is not null then array[a.person_id] end,
  a.purpose, s.salt,
  sha256(convert_to('[' || concat_ws(',',
    to_json(a.county_code), to_json(a.id::text),
    to_json(to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    to_json('读取'::text), to_json(a.purpose), to_json('成功'::text), to_json(a.actor),
    'null', 'null', 'null', to_json(a.route), 'null', 'null',
    coalesce('["' || a.household_id::text || '"]', 'null'),
    coalesce('["' || a.person_id::text || '"]', 'null'),
    to_json(encode(sha256(convert_to('[' || concat_ws(',',
      to_json(s.salt), to_json(a.purpose), 'null', 'null') || ']', 'UTF8')), 'hex'))
  ) || ']', 'UTF8'))
from access_entry as a
cross join lateral (
  select replace(gen_random_uuid()::text || coalesce(a.household_id::text, ''), '-', '') as salt
) as s;

insert into audit_pending (county_code, entry_id)
select county_code, id from audit_entry;

drop table access_entry;
