-- Whoever a file contradicted itself about: few, and asked for at every file of the dataset.
create index observation_contradicting on observation (county_code, dataset)
  where conflicts is not null;
