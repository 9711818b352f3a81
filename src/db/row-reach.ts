/**
 * How somebody who does not see the whole county reaches the rows of a table. The first column named
 * here that is not null decides: a household's row is reached with the household, a person's with the
 * household of the person, a subject's with either, a division's when it lies in the area. Under a
 * department's scope `department` decides instead, where it is named.
 */
export interface ReachedBy {
  readonly household?: string
  readonly person?: string
  /** A household or a person. */
  readonly subject?: string
  readonly division?: string
  readonly department?: string
  /** Beside `department` and `division`: rows are there for departments to find theirs quickly. */
  readonly isDepartments?: true
  /** An alert: the row is reached with it. */
  readonly alert?: string
  /** Beside `alert`: a department without areas reaches what was sent to it and not taken back, as it does the alert. */
  readonly recipient?: { readonly department: string; readonly state: string }
  /** Of an alert: the departments it was pushed to, as `foldPushes` keeps them. */
  readonly departments?: string
  /** The place of the household as whoever writes the row keeps it: an area reads by it. */
  readonly keptPlace?: string
  /** A push: the row is reached with its alert. */
  readonly push?: string
  /** The file it came from: a department reaches those of its own, an area none. */
  readonly batch?: string
  /** The row is itself the household, or the alert, that others are reached by. */
  readonly own?: 'household' | 'alert'
  /** A row that names nobody may be added by everybody who has some scope, though only the county reads it. */
  readonly mayAddUnnamed?: true
}

/**
 * 全县: the county's own callers alone. 有范围: everybody but those who see no person. 公开: whoever may see
 * the county at all, for tables in which nobody stands.
 */
export type Reach = ReachedBy | '全县' | '有范围' | '公开'

/** Every county table, and local tables in which people or their files stand. */
export const rowReach: Readonly<Record<string, Reach>> = {
  household: { own: 'household', household: 'id', division: 'division_code' },
  person: { person: 'id' },
  membership: { household: 'household_id' },
  recognition: { household: 'household_id' },
  registry_record: { subject: 'subject_id' },
  household_entry: { household: 'household_id' },
  household_review: { household: 'household_id' },
  attachment: { household: 'household_id' },
  observation: { subject: 'subject_id' },
  // Numbers of rows by numbers of subjects: who a number is stands in the profiles.
  sighting: '有范围',
  fact_conflict: { subject: 'subject_id' },
  coverage: '有范围',
  data_request: { division: 'division_code', department: 'department' },
  answered_household: { household: 'household_id' },
  person_profile: { household: 'household_id' },
  household_profile: { household: 'household_id' },
  supporter_profile: { household: 'household_id' },
  household_due: { household: 'household_id' },
  policy_publication: '公开',
  policy_draft: '公开',
  rule_switch: '公开',
  household_determination: { household: 'household_id' },
  person_determination: { household: 'household_id' },
  monitoring_round: '公开',
  lead: { division: 'division_code', department: 'department' },
  match_candidate: { person: 'person_id' },
  match_decision: { person: 'person_id' },
  name_key_edition: '公开',
  person_name: { person: 'person_id' },
  person_key: { own: 'household', household: 'household_id', division: 'division_code' },
  row_doubt: { subject: 'subject_id' },
  alert: {
    ...{ household: 'household_id', person: 'person_id', division: 'division_code' },
    ...{ own: 'alert', departments: 'departments', keptPlace: 'division_code' },
  },
  // Whether an alert is settled depends on all its pushes: they are reached together.
  push: {
    ...{ alert: 'alert_id', keptPlace: 'place' },
    recipient: { department: 'department', state: 'state' },
  },
  pushed_household: { division: 'division_code', department: 'department', isDepartments: true },
  reply: { push: 'push_id' },
  push_extension: { alert: 'alert_id' },
  case_conference: { alert: 'alert_id' },
  case_conference_department: { alert: 'alert_id' },
  case_conference_task: { alert: 'alert_id' },
  alert_verification: { alert: 'alert_id' },
  chain_entry: { household: 'household_id', person: 'person_id', mayAddUnnamed: true },
  // Ids and digests.
  chain_pending: '公开',
  chain_block: '公开',
  approval: {
    ...{ household: 'household_id', person: 'person_id', division: 'division_code' },
    mayAddUnnamed: true,
  },
  // Every decision asks whether a relative decides.
  staff_member: '有范围',
  staff_relative: '有范围',
  supervision_alert: '全县',
  // When figures were counted, how many people a division has, its outline: nobody stands there.
  statistics_month: '公开',
  statistics_figure: { division: 'division_code', department: 'department' },
  registered_population: '公开',
  county_map: '公开',
  held_row: { batch: 'batch_id' },
  // Townships and departments see which file a fact came from; the lists are narrower.
  import_batch: '有范围',
  row_problem: { batch: 'batch_id' },
}
