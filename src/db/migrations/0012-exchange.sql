-- Leads go to somebody for a visit and come to an end; requests for data are answered by a file.

-- What is no longer needed of an ended lead is taken out; its hash stays, so that it does not come back.
alter table lead alter column name drop not null;
alter table lead alter column id_cipher drop not null;
alter table lead add column department text;
alter table lead add column pushed_on date;
alter table lead add column due_on date;
alter table lead add column due_days integer;
alter table lead add column due_provisional boolean not null default false;
alter table lead add column received_on date;
alter table lead add column urged_count integer not null default 0;
alter table lead add column urged_due_on date;
alter table lead add column escalated_to text;
alter table lead add column outcome text;
alter table lead add constraint lead_outcome_check
  check (outcome in ('已申请', '已入库', '不符合', '查无此人'));
alter table lead add column outcome_reason text;
alter table lead add column settled_by text;
alter table lead add column settled_on date;
alter table lead add column purged_on date;
create index lead_by_person on lead (county_code, id_hash);
create index lead_by_due on lead (county_code, state, due_on);

alter table data_request drop constraint data_request_state_check;
alter table data_request add constraint data_request_state_check
  check (state in ('待送达', '部分送达', '已送达', '已撤回'));
alter table data_request add column urged_count integer not null default 0;
alter table data_request add column urged_due_on date;
alter table data_request add column escalated_to text;
-- How many subjects the last reply file asked about, and how many of them were answered.
alter table data_request add column asked integer;
alter table data_request add column answered integer;

-- Households of which a department has answered all that was asked, though it delivered no complete file:
-- there absence is known. Counts as long as the batch is taken in.
create table answered_household (
  county_code text not null collate "C",
  dataset text not null,
  household_id uuid not null,
  period text not null,
  batch_id uuid not null,
  primary key (county_code, dataset, household_id, period, batch_id)
);
