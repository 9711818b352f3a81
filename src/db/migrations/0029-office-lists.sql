-- Pushes are listed by the day on which they are due, whatever their state.
create index push_by_due on push (county_code, due_on, id);
