-- What waits for somebody, by its deadline: the few that are open among all that ever were.
create index push_open_by_due on push (county_code, due_on)
  where state in ('已推送', '已签收', '处置中');
create index push_open_by_place on push (county_code, division_code, due_on)
  where state in ('已推送', '已签收', '处置中');
create index push_for_county on push (county_code, state, due_on)
  where state in ('已反馈', '退回');
create index alert_unpushed on alert (county_code, raised_on) where state = '待推送';
create index candidate_open on match_candidate (county_code, batch_id) where state = '待确认';
create index request_open on data_request (county_code, due_on)
  where state in ('待送达', '部分送达');
create index notice_open on recognition (county_code, notice_due_on)
  where notice_given_on is null and notice_due_on is not null;
