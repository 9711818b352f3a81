-- Who moved a push last and when: whoever has its form open meanwhile is told. What was written when it was
-- received (签收): civil affairs read it at the push.
alter table push add column moved_by text;
alter table push add column moved_at timestamptz;
alter table push add column received_remark text;
alter table push add check ((moved_by is null) = (moved_at is null));
