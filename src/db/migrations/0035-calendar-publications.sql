-- Every publication of a year's notice as it was, so that a correction leaves what stood before on record.
create table calendar_publication (
  id uuid primary key,
  year integer not null,
  holidays date[] not null,
  makeup_workdays date[] not null,
  document text,
  -- Why a year that was published already is said otherwise; none: the first time.
  reason text,
  published_by text not null,
  published_at timestamptz not null,
  -- How many open deadlines it moved.
  moved integer not null check (moved >= 0)
);
create index calendar_publication_by_year on calendar_publication (year, published_at);
