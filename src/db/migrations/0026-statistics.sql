-- What statistics are read from: figures of a month, counted by the round and again when something has
-- changed since; the people registered in a division, and the map of a county, as the place gives them.

create table statistics_month (
  county_code text not null collate "C",
  month text not null collate "C",
  -- The day the figures are of: the month's last count.
  as_of date not null,
  counted_at timestamptz not null,
  took_ms integer not null,
  -- Where what is counted stood then; anything newer makes the figures old.
  marks text not null,
  policy_id text not null,
  policy_version text not null,
  primary key (county_code, month),
  check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);

create table statistics_figure (
  county_code text not null collate "C",
  month text not null collate "C",
  figure text not null,
  division_code text not null collate "C",
  -- Whose pushes or files are counted; empty where a figure is nobody's own.
  department text not null default '',
  class text not null default '',
  -- A category, a rule, a dataset, a month of payment: what the figure is divided by.
  kind text not null default '',
  state text not null default '',
  -- Working days, where how long it took is counted.
  days integer not null default 0,
  count bigint not null,
  -- Whole fen.
  amount bigint not null default 0,
  primary key (county_code, month, figure, division_code, department, class, kind, state, days)
);

create table registered_population (
  county_code text not null collate "C",
  division_code text not null collate "C",
  persons integer not null check (persons > 0),
  as_of date not null,
  source text not null,
  primary key (county_code, division_code)
);

create table county_map (
  county_code text not null collate "C",
  content jsonb not null,
  note text not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (county_code)
);
