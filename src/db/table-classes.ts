/** The class of every table (design section 8): it decides its keys, its grants and its row-level security. */
export type TableClass = 'reference' | 'county' | 'idhash' | 'local'

export const tableClasses: Readonly<Record<string, TableClass>> = {
  division: 'reference',
  division_merge: 'reference',
  department: 'reference',
  calendar_year: 'reference',
  calendar_day: 'reference',
  policy_version: 'reference',
  fact_definition: 'reference',
  household: 'county',
  person: 'county',
  membership: 'county',
  recognition: 'county',
  registry_record: 'county',
  observation: 'county',
  sighting: 'county',
  fact_conflict: 'county',
  coverage: 'county',
  data_request: 'county',
  answered_household: 'county',
  person_profile: 'county',
  household_profile: 'county',
  supporter_profile: 'county',
  household_due: 'county',
  policy_publication: 'county',
  rule_switch: 'county',
  household_determination: 'county',
  person_determination: 'county',
  monitoring_round: 'county',
  lead: 'county',
  match_candidate: 'county',
  match_decision: 'county',
  name_key_edition: 'county',
  person_name: 'county',
  row_doubt: 'county',
  alert: 'county',
  push: 'county',
  reply: 'county',
  chain_entry: 'county',
  chain_pending: 'county',
  chain_block: 'county',
  approval: 'county',
  staff_member: 'county',
  staff_relative: 'county',
  supervision_alert: 'county',
  person_index: 'idhash',
  installation: 'local',
  schema_migration: 'local',
  held_row: 'county',
  import_batch: 'local',
  row_problem: 'local',
  column_mapping: 'local',
  code_word: 'local',
  access_entry: 'local',
  request_key: 'local',
}

/** Tables whose rows are written once: nobody but the owner may update or delete there. */
export const appendOnlyTables: readonly string[] = [
  'chain_entry',
  'chain_block',
  'access_entry',
  'policy_publication',
  'rule_switch',
]

/**
 * A short name of a subject for packed sightings (decision 0005). It is never a key and never leaves
 * the database, so a sequence of each node is enough.
 */
export const numberedColumns: readonly string[] = [
  'person_profile.ordinal',
  'household_profile.ordinal',
]
