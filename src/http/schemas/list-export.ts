import Type from 'typebox'
import { approvalStates } from '#access/index'
import { alertStages, conferenceStates, leadStates, pushStates } from '#dispatch/domain'
import { requestStates } from '#monitoring/index'
import { batchStates } from './batch.ts'
import { candidateStates } from './candidate.ts'
import { exactly, id, wordOf, writtenText } from './shapes.ts'
import { divisionStates } from './system.ts'

/** What every export of a list as it is seen asks for, beside the filters of the list. */
export const listExport = {
  purpose: writtenText(200, '用途，记入日志'),
  columns: Type.Array(Type.String({ maxLength: 40 }), {
    maxItems: 60,
    description: 'The keys of the columns on the screen, in their order; none: all.',
  }),
}

export const alertFields = {
  class: Type.Optional(
    Type.String({
      maxLength: 40,
      description: '①, ②, ③, ④, 质控, 监督, 数据质量; several with commas between them.',
    }),
  ),
  department: Type.Optional(
    Type.String({ maxLength: 40, description: 'Pushed to this department.' }),
  ),
  township: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', description: 'Code of a township.' }),
  ),
  state: Type.Optional(
    Type.String({ maxLength: 10, description: '未办结 (the default), 全部, or one state.' }),
  ),
  stage: Type.Optional(wordOf(alertStages, 'How far it has come.')),
  division: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', description: 'Code of a township or village.' }),
  ),
  rule: Type.Optional(Type.String({ maxLength: 40, description: 'Of this rule.' })),
  age: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 3660, description: 'Raised so many days ago or longer.' }),
  ),
  younger: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 3660, description: 'Raised less than so many days ago.' }),
  ),
  overdue: Type.Optional(
    Type.Boolean({ description: 'Only those that a department has not answered in time.' }),
  ),
  mine: Type.Optional(Type.Boolean({ description: 'Only those that wait for the caller.' })),
  text: Type.Optional(
    Type.String({ maxLength: 60, description: 'Words of the title, a name, a household number.' }),
  ),
}

export const alertOrder = Type.Optional(wordOf(['最新', '期限'], '最新 unless told.'))

const flag = (description: string) => Type.Optional(Type.Boolean({ description }))

export const pushFields = {
  state: Type.Optional(wordOf([...pushStates, '待反馈', '全部'])),
  department: Type.Optional(Type.String({ maxLength: 40 })),
  class: Type.Optional(Type.String({ maxLength: 10 })),
  township: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  overdue: flag('Only those whose day has passed.'),
  mine: flag('Only those that the caller answers.'),
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

export const householdFields = {
  text: Type.Optional(
    Type.String({ maxLength: 60, description: 'Number, name, identity number or its last four.' }),
  ),
  township: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', description: 'Code of a township.' }),
  ),
  village: Type.Optional(Type.String({ pattern: '^\\d{12}$', description: 'Code of a village.' })),
  category: Type.Optional(Type.String({ maxLength: 40, description: 'Category by policy.' })),
  recorded: Type.Optional(Type.String({ maxLength: 40, description: 'Category as decided.' })),
  alerts: Type.Optional(Type.Boolean({ description: 'Only those with alerts that wait.' })),
  conflicts: Type.Optional(Type.Boolean({ description: 'Only those whose sources differ.' })),
}

export const HouseholdExportInput = exactly(
  { ...listExport, ...householdFields },
  { $id: 'HouseholdExportInput', description: 'Households as the list shows them' },
)
export type HouseholdExportInput = Type.Static<typeof HouseholdExportInput>

export const AlertExportInput = exactly(
  { ...listExport, ...alertFields, sort: alertOrder },
  { $id: 'AlertExportInput', description: 'Alerts as the list shows them' },
)
export type AlertExportInput = Type.Static<typeof AlertExportInput>

export const PushExportInput = exactly(
  { ...listExport, ...pushFields },
  { $id: 'PushExportInput', description: 'Pushes as the list shows them' },
)
export type PushExportInput = Type.Static<typeof PushExportInput>

export const batchFields = {
  state: Type.Optional(
    wordOf([...batchStates, '全部'], '已入库 unless told; 全部 is every state.'),
  ),
  department: Type.Optional(Type.String({ maxLength: 60, description: 'Who sent it.' })),
  dataset: Type.Optional(Type.String({ maxLength: 60, description: 'The code of a dataset.' })),
  text: Type.Optional(
    Type.String({ maxLength: 60, description: 'Part of the file’s name, or who handed it in.' }),
  ),
}

export const BatchExportInput = exactly(
  { ...listExport, ...batchFields },
  { $id: 'BatchExportInput', description: 'Files as their history shows them' },
)
export type BatchExportInput = Type.Static<typeof BatchExportInput>

const township = Type.Optional(
  Type.String({ pattern: '^\\d{12}$', description: 'Code of a township.' }),
)
const department = Type.Optional(Type.String({ maxLength: 60 }))

export const approvalFields = {
  state: Type.Optional(wordOf([...approvalStates, '全部'], '待复核 unless told.')),
  own: flag('True: what the caller proposed; false: what others did.'),
}

export const conferenceFields = { state: Type.Optional(wordOf([...conferenceStates, '全部'])) }

export const candidateFields = {
  batchId: Type.Optional(id),
  state: Type.Optional(
    wordOf(
      [...candidateStates, '无法判断', '全部'],
      '待确认 unless told; 无法判断: those of them that somebody could not tell; 全部: every state.',
    ),
  ),
}

export const leadFields = {
  batchId: Type.Optional(id),
  township,
  state: Type.Optional(wordOf([...leadStates, '全部'], '待走访 unless told.')),
  sort: Type.Optional(wordOf(['最新', '期限'], '最新 unless told.')),
}

export const requestFields = {
  department,
  township,
  state: Type.Optional(
    wordOf([...requestStates, '全部'], 'What is still owed (待送达, 部分送达) unless told.'),
  ),
}

const order = Type.Optional(wordOf(['升序', '降序'], '升序 unless told; of what sort names.'))

/** What a list that comes in one answer is put in order by; as it always stands unless told. */
export const accountOrder = { sort: Type.Optional(wordOf(['姓名', '状态', '上次登录'])), order }
export const divisionOrder = {
  sort: Type.Optional(wordOf(['名称', '代码', '状态', '起始'])),
  order,
}
export const datasetOrder = {
  sort: Type.Optional(wordOf(['数据集', '部门', '最新一期', '有效到'])),
  order,
}

/** The households behind a count of the policy in force. */
export const conditionFields = {
  column: Type.Integer({ minimum: 0, maximum: 500, description: 'Which condition of the counts.' }),
  verdict: wordOf(['符合', '不符合', '待核实']),
  township: Type.Optional(Type.String({ pattern: '^\\d{9}000$' })),
}

const accountFields = {
  ...accountOrder,
  text: Type.Optional(Type.String({ maxLength: 40, description: 'Part of a name or an account.' })),
}

const divisionFields = {
  ...divisionOrder,
  asOf: Type.Optional(Type.String({ format: 'date', description: 'Today unless told.' })),
  state: Type.Optional(wordOf([...divisionStates, '全部'], '现有 unless told.')),
  parent: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', description: 'Those under it; else no villages.' }),
  ),
}

export const ApprovalExportInput = seen('ApprovalExportInput', approvalFields)
export const ConferenceExportInput = seen('ConferenceExportInput', conferenceFields)
export const CandidateExportInput = seen('CandidateExportInput', candidateFields)
export const LeadExportInput = seen('LeadExportInput', leadFields)
export const RequestExportInput = seen('RequestExportInput', requestFields)
export const AccountExportInput = seen('AccountExportInput', accountFields)
export const DivisionExportInput = seen('DivisionExportInput', divisionFields)
export const DatasetExportInput = seen('DatasetExportInput', { ...datasetOrder, department })
export const ConditionExportInput = seen('ConditionExportInput', conditionFields)
export const JobExportInput = seen('JobExportInput', {})

function seen<Fields extends Type.TProperties>($id: string, fields: Fields) {
  return exactly({ ...listExport, ...fields }, { $id, description: 'The list as it is shown' })
}

export const listExportSchemas: readonly Type.TSchema[] = [
  ...[AlertExportInput, PushExportInput, BatchExportInput, HouseholdExportInput],
  ...[ApprovalExportInput, ConferenceExportInput, CandidateExportInput, LeadExportInput],
  ...[RequestExportInput, AccountExportInput, DivisionExportInput, DatasetExportInput],
  ...[ConditionExportInput, JobExportInput],
]
