-- Whether an entry was a visit: only there is whoever reported named beside a value. A place may call its
-- channels otherwise, so the name does not tell.
alter table household_entry add column is_visit boolean not null default false;
update household_entry set is_visit = true where channel = '入户走访';
