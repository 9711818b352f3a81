-- A batch as a thing: it waits for a person, is taken in, and may be taken out again.
alter table import_batch drop constraint import_batch_state_check;
alter table import_batch add constraint import_batch_state_check
  check (state in ('暂存', '待确认', '已入库', '已撤销', '已放弃'));

-- The order in which batches of a county were taken in and undone; counted under the county's lock.
alter table import_batch add column taken_in integer;
alter table import_batch add column withdrawn_in integer;
alter table import_batch add column withdrawn_by text;
alter table import_batch add column withdrawn_reason text;
-- Rows by division that it covers whole: what coverage falls back to when a later batch is undone.
alter table import_batch add column covered jsonb;
-- How the rows were staged, so that another process goes on with them; what would change.
alter table import_batch add column staged jsonb;
alter table import_batch add column preview jsonb;
alter table import_batch add column previewed_at timestamptz;
-- The batch whose rows this one corrects; the archive that the file came in.
alter table import_batch add column amends uuid;
alter table import_batch add column archive text;

update import_batch as b
set taken_in = n.place
from (
  select id, row_number() over (partition by county_code order by committed_at, id) as place
  from import_batch where state = '已入库'
) as n
where n.id = b.id;
update import_batch as b
set covered = c.divisions
from (
  select batch_id, jsonb_object_agg(division_code, row_count) as divisions
  from coverage group by batch_id
) as c
where c.batch_id = b.id;

-- The facts on which a subject's own rows disagreed: as long as this is the dataset's last word, the
-- disagreement is open.
alter table observation add column conflicts text[];
update observation as o
set conflicts = f.facts
from (
  select f.county_code, f.subject_id, (f.candidates -> 0 ->> '批次')::uuid as batch_id,
    array_agg(f.fact) as facts
  from fact_conflict as f
  where f.settled_at is null and jsonb_array_length(f.candidates) = 1
    and not f.candidates -> 0 ? '值'
  group by 1, 2, 3
) as f
where f.county_code = o.county_code and f.subject_id = o.subject_id and f.batch_id = o.batch_id;

-- Which batch wrote a line of the registry's own values, or formed whom; a transaction that takes a list
-- in says its batch once. Undone, the line holds no more.
alter table registry_record
  add column batch_id uuid default nullif(current_setting('doudi.batch', true), '')::uuid;
alter table registry_record add column withdrawn_at timestamptz;
alter table household
  add column batch_id uuid default nullif(current_setting('doudi.batch', true), '')::uuid;
alter table person
  add column batch_id uuid default nullif(current_setting('doudi.batch', true), '')::uuid;
alter table membership
  add column batch_id uuid default nullif(current_setting('doudi.batch', true), '')::uuid;

-- What a list brought and took back again is no decision any more; nothing is deleted.
alter table recognition add column withdrawn_at timestamptz;
alter table recognition add column withdrawn_reason text;

-- Somebody whom only an undone list knew: the number is free for whoever is formed by it again.
alter table person add column withdrawn_at timestamptz;

-- What earlier files said of the same lead, the newest last.
alter table lead add column earlier jsonb not null default '[]';
alter table lead drop constraint lead_state_check;
alter table lead add constraint lead_state_check
  check (state in ('待走访', '已走访', '已入库', '已排除', '已撤回'));
alter table match_candidate drop constraint match_candidate_state_check;
alter table match_candidate add constraint match_candidate_state_check
  check (state in ('待确认', '已确认', '已排除', '已撤回'));

-- Rows that were set aside, sealed under their batch's key, until a person settles them or the key is
-- destroyed.
create table held_row (
  county_code text not null collate "C",
  batch_id uuid not null,
  sheet text not null,
  row_number integer not null,
  sealed bytea not null,
  state text not null default '待处理' check (state in ('待处理', '已采用', '已排除')),
  settled_at timestamptz,
  primary key (county_code, batch_id, sheet, row_number)
);
