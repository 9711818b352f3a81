-- Accounts, what they are entitled to, their sessions, and what guards the way in. No table holds a password,
-- a token or a code: only what they are checked against.

create table account (
  id uuid primary key,
  -- What is typed to sign in: lower case.
  name text not null unique collate "C",
  display_name text not null,
  kind text not null default '人员' check (kind in ('人员', '接口')),
  state text not null default '启用' check (state in ('启用', '停用')),
  -- Belongs to the example county; such an account never works anywhere else.
  is_demo boolean not null default false,
  password_hash text,
  password_set_at timestamptz,
  must_change_password boolean not null default true,
  one_time_until timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The step of the last code that counted: no code counts twice.
  totp_last_step bigint,
  oidc_issuer text,
  oidc_subject text,
  last_sign_in_at timestamptz,
  last_sign_in_address text,
  created_at timestamptz not null default now(),
  created_by text not null,
  unique (oidc_issuer, oidc_subject),
  check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  check (kind = '人员' or password_hash is null),
  check ((oidc_issuer is null) = (oidc_subject is null))
);

create table account_post (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null,
  division_code text collate "C",
  department text,
  given_at timestamptz not null default now(),
  given_by text not null,
  ended_at timestamptz,
  ended_by text
);
create index account_post_by_account on account_post (account_id);
create unique index account_post_once
  on account_post (account_id, role, coalesce(division_code, ''), coalesce(department, ''))
  where ended_at is null;

create table password_history (
  account_id uuid not null references account (id),
  set_at timestamptz not null,
  password_hash text not null,
  primary key (account_id, set_at)
);

create table recovery_code (
  account_id uuid not null references account (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table sign_in_session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account (id),
  post_id uuid references account_post (id),
  address text,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  has_second_factor boolean not null,
  -- Single sign-on that still waits for the second factor.
  is_waiting boolean not null default false,
  -- Signed in at the provider: a password that nobody used need not be changed first.
  is_by_provider boolean not null default false,
  ended_at timestamptz,
  ended_why text
);
create index sign_in_session_by_account on sign_in_session (account_id, ended_at);

-- Failures to sign in, by account, by address, and by both. Names are kept as keyed hashes: what is
-- typed there may be a password.
create table sign_in_failure (
  kind text not null check (kind in ('账号', '地址', '账号与地址')),
  subject text not null,
  failures integer not null,
  -- How often it was locked before: each time for longer.
  locks integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, subject)
);

create table interface_token (
  id uuid primary key,
  account_id uuid not null references account (id),
  token_hash bytea not null unique,
  label text not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  ends_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index interface_token_by_account on interface_token (account_id);

create table security_setting (
  name text primary key,
  value jsonb,
  -- What is secret is sealed by the vault and has no value in clear.
  sealed bytea,
  set_at timestamptz not null,
  set_by text not null,
  check (value is null or sealed is null)
);

-- Single sign-on under way: who comes back must bring the state and the cookie that began it, once.
create table oidc_request (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier bytea not null,
  created_at timestamptz not null
);

alter table installation add column is_demo boolean not null default false;
