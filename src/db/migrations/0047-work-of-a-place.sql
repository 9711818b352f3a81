-- What waits for a township is counted after every change: all that a row's policy and its count ask of
-- it stands in the index.
drop index push_open_by_place;
create index push_open_by_place on push (county_code, division_code, state, due_on)
  include (id, alert_id, place, department, duty)
  where state in ('已推送', '已签收', '处置中');
