-- By what a person is looked for: readings and initials of the name, its folded form, the group of the
-- number's ending; each with where the person lives, so that a search reads what lies in its own area
-- (decision 0016). Only of people who belong to a household. Whoever writes what a key is made of
-- settles it (registry/settle-person-keys).
create table person_key (
  county_code text not null collate "C",
  kind text not null check (kind in ('sound', 'name', 'ending')),
  key text not null collate "C",
  division_code text not null collate "C",
  person_id uuid not null,
  household_id uuid not null
);

-- What should be there of these people.
create function wanted_person_keys(county text, persons uuid[])
returns table (kind text, key text, division_code text, person_id uuid, household_id uuid)
language sql stable
as $function$
  select k.kind, k.key collate "C", h.division_code, p.id, h.id
  from person as p
  join membership as m on m.county_code = county and m.person_id = p.id and m.valid_to is null
  join household as h on h.county_code = county and h.id = m.household_id
  cross join lateral (
    select 'sound' as kind, unnest(p.name_initials || p.name_sounds) as key
    union all select 'name', p.name_folded
    union all select 'ending', p.last_four_hash::text
  ) as k
  where p.county_code = county and p.id = any(persons) and k.key <> ''
$function$;

insert into person_key (county_code, kind, key, division_code, person_id, household_id)
select distinct p.county_code, k.kind, k.key collate "C", h.division_code, p.id, h.id
from person as p
join membership as m on m.county_code = p.county_code and m.person_id = p.id and m.valid_to is null
join household as h on h.county_code = p.county_code and h.id = m.household_id
cross join lateral (
  select 'sound' as kind, unnest(p.name_initials || p.name_sounds) as key
  union all select 'name', p.name_folded
  union all select 'ending', p.last_four_hash::text
) as k
where k.key <> '';
alter table person_key add primary key
  (county_code, kind, key, division_code, person_id, household_id);
create index person_key_by_person on person_key (county_code, person_id);
analyze person_key;
drop table person_name_key;

-- Makes true what should be there, past the caller's scope, tells how many rows were not as they should
-- be and nothing else. Planned for few and by index alone: a plan made while the table was empty stays
-- with the session that fills it.
create function settle_person_keys(county text, persons uuid[]) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $function$
declare
  changed integer;
begin
  with wanted as materialized (
    select w.kind, w.key, w.division_code, w.person_id, w.household_id
    from wanted_person_keys(county, persons) as w
  ), held as materialized (
    select k.kind, k.key, k.division_code, k.person_id, k.household_id
    from person_key as k
    where k.county_code = county and k.person_id = any(persons)
  ), gone as (
    delete from person_key as k
    using (table held except table wanted) as o
    where k.county_code = county and k.kind = o.kind and k.key = o.key
      and k.division_code = o.division_code and k.person_id = o.person_id
      and k.household_id = o.household_id
    returning 1
  ), come as (
    insert into person_key (county_code, kind, key, division_code, person_id, household_id)
    select county, n.kind, n.key, n.division_code, n.person_id, n.household_id
    from (table wanted except table held) as n
    on conflict do nothing
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from come) into changed;
  return changed;
end
$function$;
