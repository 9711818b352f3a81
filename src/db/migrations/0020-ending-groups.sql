-- What is stored of the last four characters of an identity number is the group they fall into, no longer
-- a hash of their own: who searches by them opens the numbers of a group and compares.

-- 1: hashes of the four characters; 2: groups. An installation of before is written anew when it is opened.
alter table installation add column ending_edition integer not null default 1;
-- A number that cannot be opened is in no group.
alter table staff_relative alter column last_four_hash drop not null;
-- A group is many people: they are read some thousands at a time, in the order of their ids.
drop index person_by_last_four;
create index person_by_last_four on person (county_code, last_four_hash, id);
