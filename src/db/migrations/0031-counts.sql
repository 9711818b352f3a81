-- What lists are counted from, so that a county of a million is counted by indexes alone.

-- What the pushes of an alert come to, kept by whoever writes them (monitoring/fold-pushes).
-- departments: those it was pushed to and not taken back from.
alter table alert add column departments text[] not null default '{}';
-- How far those that must answer have come; null: nobody must.
alter table alert add column answered text check (answered in ('已推送', '处置中', '待办结'));
-- The first day on which one of them owes an answer; null: nobody does.
alter table alert add column answer_due_on date;
-- Where the alert of a push stands; it moves with the household.
alter table push add column place text collate "C";

update alert as a set division_code = h.division_code
from household as h
where h.county_code = a.county_code and h.id = a.household_id
  and h.division_code is distinct from a.division_code;
update push as p set place = a.division_code
from alert as a
where a.county_code = p.county_code and a.id = p.alert_id and a.division_code is not null;
update alert as a
set departments = f.departments, answered = f.answered, answer_due_on = f.answer_due_on
from (
  select p.county_code, p.alert_id,
    coalesce(array_agg(distinct p.department order by p.department)
      filter (where p.state <> '撤回'), '{}') as departments,
    case
      when bool_and(p.state in ('已反馈', '已办结'))
        filter (where p.duty = '责任' and p.state not in ('转办', '撤回')) then '待办结'
      when bool_or(p.state <> '已推送')
        filter (where p.duty = '责任' and p.state not in ('转办', '撤回')) then '处置中'
      when bool_or(p.duty = '责任' and p.state not in ('转办', '撤回')) then '已推送'
    end as answered,
    min(p.due_on) filter (where p.duty = '责任' and p.state in ('已推送', '已签收', '处置中'))
      as answer_due_on
  from push as p
  group by p.county_code, p.alert_id) as f
where f.county_code = a.county_code and f.alert_id = a.id;

-- Whatever a row's policy asks stands in the index, or every row is looked at after all.
drop index alert_open;
create index alert_by_state on alert (county_code, state, class, rule, answered, answer_due_on)
  include (id, household_id, person_id, division_code, departments, title);
create index alert_by_place on alert (county_code, division_code, state, class, rule)
  include (id, household_id, person_id, departments, answered, answer_due_on, title);
create index alert_by_answer_due on alert (county_code, answer_due_on, id)
  where answer_due_on is not null;
create index push_by_place on push (county_code, place, state, due_on)
  include (id, alert_id, department, duty, division_code);
create index push_by_state on push (county_code, state, due_on)
  include (id, alert_id, department, duty, division_code, place);
drop index push_by_department;
create index push_by_department on push (county_code, department, state, due_on)
  include (id, alert_id, duty, division_code, place);

-- Standing households in the order of their list.
create index household_listed on household (county_code, division_code, number)
  include (id) where status = '存续';

create index household_determination_listed on household_determination
  (county_code, category, household_id);
drop index household_determination_by_category;

-- Readings and initials of names in rows of their own: compared by =, which row-level security lets
-- an index answer.
create table person_name_key (
  county_code text not null collate "C",
  key text not null collate "C",
  person_id uuid not null,
  primary key (county_code, key, person_id)
);
insert into person_name_key (county_code, key, person_id)
select distinct p.county_code, k.key, p.id
from person as p
cross join lateral unnest(coalesce(p.name_initials, '{}') || coalesce(p.name_sounds, '{}')) as k (key)
where p.name_folded is not null and k.key <> '';
drop index person_by_initials;
