-- Which households something was pushed about to which department, and not taken back: what a
-- department sees of the registry, in the order of its list. Whoever writes a push keeps it
-- (monitoring/fold-pushes).
create table pushed_household (
  county_code text not null collate "C",
  department text not null,
  household_id uuid not null,
  division_code text not null collate "C",
  number text not null,
  primary key (county_code, department, household_id)
);
create index pushed_household_listed on pushed_household
  (county_code, department, division_code, number, household_id);
create index pushed_household_by_household on pushed_household (county_code, household_id);
insert into pushed_household (county_code, department, household_id, division_code, number)
select distinct h.county_code, d.department, h.id, h.division_code, h.number
from alert as a
cross join lateral unnest(a.departments) as d (department)
join household as h on h.county_code = a.county_code and h.id = a.household_id;

-- Who takes a push back may not see what else was pushed about the household: this looks at all of it.
-- It makes true what alerts say, whoever asks, and tells nothing.
create function settle_pushed_households(county text, households uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $function$
begin
  delete from pushed_household as s
  where s.county_code = county and s.household_id = any(households)
    and not exists (select from alert as a
      where a.county_code = county and a.household_id = s.household_id
        and s.department = any(a.departments));
  insert into pushed_household as s
    (county_code, department, household_id, division_code, number)
  select distinct county, d.department, h.id, h.division_code, h.number
  from alert as a
  cross join lateral unnest(a.departments) as d (department)
  join household as h on h.county_code = county and h.id = a.household_id
  where a.county_code = county and a.household_id = any(households)
  on conflict (county_code, department, household_id) do update
  set division_code = excluded.division_code, number = excluded.number
  where (s.division_code, s.number) is distinct from (excluded.division_code, excluded.number);
end
$function$;
