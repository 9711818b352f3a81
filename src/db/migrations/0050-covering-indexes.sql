-- Who searches a county of a million by four digits opens the numbers of a group, fifteen thousand people:
-- their ciphers stand in the index, so that no more than its few hundred pages are read. Where somebody
-- lives, and as whom, stands beside the person for the same reason.
drop index person_by_last_four;
create index person_by_last_four on person (county_code, last_four_hash, id) include (id_cipher);
drop index membership_current;
create unique index membership_current on membership (county_code, person_id)
  include (household_id, relation) where valid_to is null;
