-- What people said about a department's files, so that it is asked once: a header that is not to be
-- imported (field null), and what a word means that no code list knows (value null: nothing we know).
alter table column_mapping alter column field drop not null;
alter table column_mapping add column confirmed_by text;

create table code_word (
  county_code text not null collate "C",
  dataset text not null,
  field text not null,
  word text not null,
  value text,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  primary key (county_code, dataset, field, word)
);
