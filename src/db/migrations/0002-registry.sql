-- Persons, households, who lives in which, and what was decided about them.

create table household (
  county_code text not null collate "C",
  id uuid not null,
  number text not null,
  division_code text not null collate "C",
  address text,
  status text not null default '存续' check (status in ('存续', '已并入', '已注销')),
  formed_on date not null,
  ended_on date,
  merged_into uuid,
  version integer not null default 1,
  primary key (county_code, id),
  unique (county_code, number)
);
create index household_by_division on household (county_code, division_code);

create table person (
  county_code text not null collate "C",
  id uuid not null,
  name text not null,
  sex text,
  birth_date date,
  id_hash uuid,
  id_cipher bytea,
  last_four_hash uuid,
  phone_hash uuid,
  phone_cipher bytea,
  bank_card_hash uuid,
  bank_card_cipher bytea,
  division_code text collate "C",
  version integer not null default 1,
  primary key (county_code, id),
  unique (county_code, id_hash)
);
create index person_by_last_four on person (county_code, last_four_hash);
create index person_by_name on person (county_code, name, birth_date);

-- One number, one person, nationwide: the same hash in two counties is found here.
create table person_index (
  id_hash uuid not null,
  county_code text not null collate "C",
  person_id uuid not null,
  primary key (id_hash, county_code)
);

create table membership (
  county_code text not null collate "C",
  household_id uuid not null,
  person_id uuid not null,
  valid_from date not null,
  valid_to date,
  relation text not null,
  primary key (county_code, household_id, person_id, valid_from),
  foreign key (county_code, household_id) references household (county_code, id),
  foreign key (county_code, person_id) references person (county_code, id),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index membership_current on membership (county_code, person_id) where valid_to is null;
create index membership_by_household on membership (county_code, household_id);

-- Recognitions, refusals and terminations: each a decision of people, on a document, never deleted.
create table recognition (
  county_code text not null collate "C",
  id uuid not null,
  household_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('认定', '不予认定', '终止')),
  category text not null,
  document text,
  effective_month date,
  decided_on date not null,
  decided_by text not null,
  reason text,
  alert_id uuid,
  notice_due_on date,
  notice_due_provisional boolean,
  notice_given_on date,
  batch_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (county_code, id),
  foreign key (county_code, household_id) references household (county_code, id)
);
create index recognition_by_household on recognition (county_code, household_id, decided_on);

-- Current values, one wide row a subject; the fact columns f_* are added from the catalogue.
create table person_profile (
  county_code text not null collate "C",
  person_id uuid not null,
  household_id uuid not null,
  primary key (county_code, person_id)
);
create index person_profile_by_household on person_profile (county_code, household_id);

create table household_profile (
  county_code text not null collate "C",
  household_id uuid not null,
  division_code text not null collate "C",
  primary key (county_code, household_id)
);

create table supporter_profile (
  county_code text not null collate "C",
  household_id uuid not null,
  supporter_no integer not null,
  primary key (county_code, household_id, supporter_no)
);
