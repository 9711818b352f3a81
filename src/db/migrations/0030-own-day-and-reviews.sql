-- The example county has a day of its own, that of its data; a real installation has none. It goes on from
-- the day it was set, a day for a day.
alter table installation add column demo_day date;
alter table installation add column demo_day_set_on date;
alter table installation add constraint demo_day_of_a_demo check (
  (demo_day is null) = (demo_day_set_on is null) and (demo_day is null or is_demo));
