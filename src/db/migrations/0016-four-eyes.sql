-- Never one person alone: what one proposes another decides; staff and their close relatives; what
-- supervision noticed.

-- What waits for a second person. The payload is sealed; it is carried out in the transaction that agrees
-- to it, or once by whoever asked for it (used_at). 已失效: what it was about has changed meanwhile.
create table approval (
  county_code text not null collate "C",
  id uuid not null,
  action text not null check (action in
    ('认定', '不予认定', '终止', '发布政策', '入库', '导出完整号码', '揭示')),
  state text not null default '待复核' check (state in ('待复核', '已同意', '已退回', '已撤回', '已失效')),
  household_id uuid,
  person_id uuid,
  division_code text collate "C",
  subject_id uuid,
  summary text not null,
  payload bytea not null,
  payload_hash uuid not null,
  household_version integer,
  proposed_by text not null,
  proposer_account uuid,
  proposed_on date not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by text,
  decider_account uuid,
  decided_on date,
  decided_at timestamptz,
  reason text,
  result_id uuid,
  used_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id),
  foreign key (county_code, household_id) references household (county_code, id),
  check (state <> '已同意' or decider_account is distinct from proposer_account)
);
create unique index approval_waiting_once on approval (county_code, payload_hash)
  where state = '待复核';
create index approval_by_state on approval (county_code, state, id);
create index approval_by_household on approval (county_code, household_id);

-- Staff and village cadres who have to do with aid, whether or not they have an account.
create table staff_member (
  county_code text not null collate "C",
  id uuid not null,
  account_id uuid,
  name text not null,
  post text,
  division_code text collate "C",
  id_hash uuid,
  id_cipher bytea,
  last_four_hash uuid,
  source text not null check (source in ('本人申报', '登记表', '核查登记')),
  recorded_by text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  ended_on date,
  ended_by text,
  ended_reason text,
  -- Who says that this listed entry is theirs; somebody who checks the register confirms it.
  claimed_account uuid,
  claimed_by text,
  primary key (county_code, id)
);
create unique index staff_member_by_account on staff_member (county_code, account_id)
  where account_id is not null and ended_on is null;
create unique index staff_member_by_number on staff_member (county_code, id_hash)
  where id_hash is not null and ended_on is null;

-- A correction ends the row and writes another; nothing is overwritten.
create table staff_relative (
  county_code text not null collate "C",
  id uuid not null,
  staff_id uuid not null,
  relation text not null,
  name text not null,
  id_hash uuid not null,
  id_cipher bytea not null,
  last_four_hash uuid not null,
  recorded_by text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  ended_on date,
  ended_by text,
  ended_reason text,
  ended_account uuid,
  replaced_by uuid,
  -- Until somebody else has confirmed that it ended, it goes on counting.
  confirmed_by text,
  confirmed_on date,
  primary key (county_code, id),
  foreign key (county_code, staff_id) references staff_member (county_code, id)
);
create unique index staff_relative_current on staff_relative (county_code, staff_id, id_hash)
  where ended_on is null;
create index staff_relative_by_number on staff_relative (county_code, id_hash);

-- What supervision noticed, once a subject and period; it ends nothing and waits for a person.
create table supervision_alert (
  county_code text not null collate "C",
  id uuid not null,
  kind text not null,
  subject text not null,
  period text not null,
  account_id uuid,
  actor text,
  household_id uuid,
  title text not null,
  evidence jsonb not null,
  raised_on date not null,
  raised_at timestamptz not null default clock_timestamp(),
  state text not null default '待核实' check (state in ('待核实', '属实', '排除')),
  reason text,
  settled_by text,
  settled_account uuid,
  settled_on date,
  settled_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id),
  unique (county_code, kind, subject, period)
);
create index supervision_alert_by_state on supervision_alert (county_code, state, id);

-- Who handed a file in: somebody else takes it in.
alter table import_batch add column staged_account uuid;
alter table import_batch add column staged_by text;
-- Accounts that have changed since how it is read; none of them takes it in either.
alter table import_batch add column read_accounts uuid[] not null default '{}';
-- The data request that it answers, where it is a filled-in reply file.
alter table import_batch add column reply_to uuid;
