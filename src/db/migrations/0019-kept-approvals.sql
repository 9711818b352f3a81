-- What an approval was about in full was deleted when its time was over; that there was one stays.
alter table approval add column payload_erased_on date;
