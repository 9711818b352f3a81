-- 一户(人)一条救助链. Entries are written unlinked inside the transaction that they record; a sealer links
-- committed entries into blocks. Each digest covers salted commitments, so that a value can be
-- deleted with its salt and the chain still verifies.

create table chain_entry (
  county_code text not null collate "C",
  id uuid not null,
  household_id uuid,
  person_id uuid,
  kind text not null,
  title text not null,
  on_day date not null,
  recorded_at timestamptz not null default now(),
  actor text not null,
  document text,
  subject_id uuid,
  fields jsonb not null,
  salts jsonb not null,
  commitments jsonb not null,
  digest text not null,
  primary key (county_code, id)
);
create index chain_entry_by_household on chain_entry (county_code, household_id, recorded_at);

create index chain_entry_by_person on chain_entry (county_code, person_id, recorded_at);

-- Entries that the sealer has still to link; an entry in neither this nor a block was put in by hand.
create table chain_pending (
  county_code text not null collate "C",
  entry_id uuid not null,
  primary key (county_code, entry_id)
);

create table chain_block (
  county_code text not null collate "C",
  number bigint not null,
  previous_digest text not null,
  entry_ids uuid[] not null,
  digest text not null,
  sealed_at timestamptz not null default now(),
  primary key (county_code, number)
);

-- Who read what about whom; written by every reading of a person.
create table access_entry (
  id uuid primary key,
  county_code text not null collate "C",
  household_id uuid,
  person_id uuid,
  actor text not null,
  purpose text not null,
  route text not null,
  at timestamptz not null default now()
);
create index access_entry_by_household on access_entry (county_code, household_id, at);
