-- What somebody wrote when they urged a department by hand (催办): the department reads it at its push.
alter table push add column urged_remark text;
