-- A version with fewer own cases than the one in force had is published only with somebody's reason.
alter table policy_publication add column fewer_cases_reason text;
