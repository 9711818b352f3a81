-- The example county has a day of its own, that of its data; a real installation has none. It goes on from
-- the day it was set, a day for a day.
alter table installation add column demo_day date;
alter table installation add column demo_day_set_on date;
alter table installation add constraint demo_day_of_a_demo check (
  (demo_day is null) = (demo_day_set_on is null) and (demo_day is null or is_demo));

-- 定期复核: that a recognised household was looked at again, what was found and why. 待核实 leaves it due;
-- nothing of it ends any aid.
create table household_review (
  county_code text not null collate "C",
  id uuid not null,
  household_id uuid not null,
  reviewed_on date not null,
  result text not null check (result in ('继续符合', '待核实', '提请变更', '提请终止')),
  reason text not null,
  category text not null,
  -- When it was due, by which procedure of the policy and of which version.
  due_on date,
  procedure text,
  policy_version text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id),
  foreign key (county_code, household_id) references household (county_code, id)
);
create index household_review_by_household
  on household_review (county_code, household_id, reviewed_on, id);
