-- The same as in 0046, said so that each of a batch is looked up by itself, and planned anew for each batch.
-- A plan kept from when the tables were new went through the county for each person: between small indexes
-- it had no choice to make.
create or replace function wanted_person_keys(county text, persons uuid[])
returns table (kind text, key text, division_code text, person_id uuid, household_id uuid)
language sql stable
as $function$
  select k.kind, k.key collate "C", h.division_code, p.id, h.id
  from unnest(persons) as one(id)
  cross join lateral (
    select p.id, p.name_initials, p.name_sounds, p.name_folded, p.last_four_hash
    from person as p
    where p.county_code = county and p.id = one.id
    offset 0
  ) as p
  cross join lateral (
    select m.household_id from membership as m
    where m.county_code = county and m.person_id = one.id and m.valid_to is null
    offset 0
  ) as m
  cross join lateral (
    select h.id, h.division_code from household as h
    where h.county_code = county and h.id = m.household_id
    offset 0
  ) as h
  cross join lateral (
    select 'sound' as kind, unnest(p.name_initials || p.name_sounds) as key
    union all select 'name', p.name_folded
    union all select 'ending', p.last_four_hash::text
  ) as k
  where k.key <> ''
$function$;

create or replace function settle_person_keys(county text, persons uuid[]) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_custom_plan
as $function$
declare
  changed integer;
begin
  with wanted as materialized (
    select w.kind, w.key, w.division_code, w.person_id, w.household_id
    from wanted_person_keys(county, persons) as w
  ), held as materialized (
    select k.kind, k.key, k.division_code, k.person_id, k.household_id, k.ctid as place
    from unnest(persons) as one(id)
    cross join lateral (
      select k.*, k.ctid from person_key as k
      where k.county_code = county and k.person_id = one.id
      offset 0
    ) as k
  ), gone as (
    delete from person_key as k
    where k.ctid = any(array(
      select o.place from held as o
      where (o.kind, o.key, o.division_code, o.person_id, o.household_id) not in (
        select w.kind, w.key, w.division_code, w.person_id, w.household_id from wanted as w)))
    returning 1
  ), come as (
    insert into person_key (county_code, kind, key, division_code, person_id, household_id)
    select county, n.kind, n.key, n.division_code, n.person_id, n.household_id
    from (
      table wanted
      except select o.kind, o.key, o.division_code, o.person_id, o.household_id from held as o
    ) as n
    on conflict do nothing
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from come) into changed;
  return changed;
end
$function$;
