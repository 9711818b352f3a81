import { roleName } from './database.ts'
import { ident, type Sql, sql, trusted } from './sql.ts'

/**
 * What a policy cannot look up under the caller's own policies, asked row by row: what was pushed to a
 * department, its files, and rows without a household. They read past the row policies, and say nothing
 * but yes or no about the caller's own scope.
 */
export type ReachFunction = keyof typeof bodies

const county = "nullif(current_setting('app.county', true), '')"
const scope = "current_setting('app.scope', true)"
const areas = "nullif(current_setting('app.areas', true), '')"
const department = "nullif(current_setting('app.department', true), '')"

const bodies = {
  // Never by `like`: an empty setting would match everything.
  app_in_area: {
    takes: 'asked text',
    body: `
    if asked is null or ${areas} is null then return false; end if;
    if position(',' in ${areas}) = 0 then
      return asked >= ${areas} collate "C" and asked < (${areas} || ':') collate "C";
    end if;
    return exists (select from unnest(string_to_array(${areas}, ',')) as a (area)
      where a.area <> '' and asked collate "C" >= a.area collate "C"
        and asked collate "C" < (a.area || ':') collate "C");`,
  },
  app_reaches_household: {
    takes: 'asked uuid',
    body: `
    if ${scope} = 'pushed' then
      if not exists (select from alert as a
        join push as p on p.county_code = a.county_code and p.alert_id = a.id
        where a.county_code = ${county} and a.household_id = asked
          and p.department = ${department} and p.state <> '撤回') then
        return false;
      end if;
      if ${areas} is null then return true; end if;
    elsif ${scope} is distinct from 'area' then
      return false;
    end if;
    return app_in_area((select h.division_code from household as h
      where h.county_code = ${county} and h.id = asked));`,
  },
  app_reaches_person: {
    takes: 'asked uuid',
    body: `return app_reaches_household((select f.household_id from person_profile as f
      where f.county_code = ${county} and f.person_id = asked));`,
  },
  app_reaches_place: {
    takes: 'household uuid, person uuid, division text',
    body: `return case when household is not null then app_reaches_household(household)
      when person is not null then app_reaches_person(person)
      else coalesce(${scope} = 'area' and app_in_area(division), false) end;`,
  },
  app_is_pushed: {
    takes: 'asked uuid',
    body: `return exists (select from push as p
      where p.county_code = ${county} and p.alert_id = asked
        and p.department = ${department} and p.state <> '撤回');`,
  },
  app_alert_row: {
    takes: 'asked uuid, household uuid, person uuid, division text',
    body: `return ${scope} = 'pushed' and app_is_pushed(asked)
      and (${areas} is null or app_reaches_place(household, person, null)
        or (household is null and person is null and app_in_area(division)));`,
  },
  app_owns: {
    takes: 'owner text, division text',
    body: `return ${scope} = 'pushed' and owner = ${department}
      and (${areas} is null or app_in_area(division));`,
  },
  app_owns_batch: {
    takes: 'asked uuid',
    body: `return ${scope} = 'pushed' and exists (select from import_batch as b
      where b.county_code = ${county} and b.id = asked and b.department = ${department});`,
  },
} as const

/** The statements that make them; only the app role may call them. */
export function reachFunctions(): readonly Sql[] {
  const app = ident(roleName('app'))
  return Object.entries(bodies).flatMap(([name, { takes, body }]) => {
    const signature = trusted(`${name}(${takes})`)
    return [
      sql`create or replace function ${signature} returns boolean
        language plpgsql stable security definer set search_path = public, pg_temp
        as $function$ begin ${trusted(body)} end $function$`,
      sql`revoke all on function ${signature} from public`,
      sql`grant execute on function ${signature} to ${app}`,
    ]
  })
}

/** Functions of earlier versions, once no policy calls them any more. */
export function formerReachFunctions(): readonly Sql[] {
  const names = ['app_reaches_subject', 'app_reaches_alert', 'app_reaches_push']
  return names.map((name) => sql`drop function if exists ${ident(name)}(uuid)`)
}
