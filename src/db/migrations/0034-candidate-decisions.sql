-- Somebody looked at a row beside a person and could not tell: the row stays in doubt, and that is kept.
alter table match_candidate add column unclear_by text;
alter table match_candidate add column unclear_at timestamptz;
alter table match_candidate add column unclear_reason text;

-- What a decision ended (doubts, other candidates of the row) and between which moments, so that it can
-- be taken back; without the values themselves, which the observations of that time hold.
alter table match_candidate add column ended jsonb;
alter table match_candidate add column reopened_by text;
alter table match_candidate add column reopened_at timestamptz;
alter table match_candidate add column reopened_reason text;
