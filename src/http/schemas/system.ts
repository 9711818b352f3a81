import Type from 'typebox'
import { datasetCycles, datasetKinds } from './batch.ts'
import { calendarSchemas } from './calendar.ts'
import { Job, JobProgress } from './job.ts'
import {
  count,
  countOrNull,
  day,
  dayOrNull,
  exactly,
  id,
  orNull,
  refTo,
  textOrNull,
  wordOf,
  writtenText,
} from './shapes.ts'

export const divisionTiers = ['县', '乡', '村'] as const
export const divisionStates = ['现有', '已并入', '已撤销', '未设立'] as const
export type DivisionState = (typeof divisionStates)[number]
export const divisionSteps = ['设立', '改名', '合并', '撤销'] as const

const code = Type.String({ pattern: '^[1-9]\\d{11}$' })
const named = exactly({ code, name: Type.String() })
const namedSince = exactly({ code, name: Type.String(), on: day })

export const Division = exactly(
  {
    code,
    name: Type.String(),
    tier: wordOf(divisionTiers),
    state: wordOf(divisionStates),
    parent: orNull(named),
    since: { ...day, description: 'The first day on which there was such a division.' },
    validFrom: { ...day, description: 'Under this name and parent.' },
    validTo: dayOrNull,
    document: textOrNull,
    changedBy: textOrNull,
    former: Type.Array(exactly({ name: Type.String(), parent: textOrNull, from: day, to: day })),
    mergedInto: orNull(namedSince),
    absorbed: Type.Array(namedSince),
  },
  { $id: 'Division', description: 'A division with what it was before' },
)
export type Division = Type.Static<typeof Division>

export const Divisions = exactly(
  { asOf: day, items: Type.Array(refTo(Division)) },
  { $id: 'Divisions', description: 'All divisions of the county that there are or were' },
)
export type Divisions = Type.Static<typeof Divisions>

export const DivisionImpact = exactly(
  { households: count, people: count, parts: count, posts: count, staff: count },
  { $id: 'DivisionImpact', description: 'How much hangs on a division' },
)
export type DivisionImpact = Type.Static<typeof DivisionImpact>

export const DivisionChange = exactly(
  {
    step: wordOf(divisionSteps),
    code,
    on: { ...day, description: 'The first day of the new state.' },
    document: writtenText(80, '依据的文号'),
    name: Type.Optional(writtenText(60, '名称')),
    parent: Type.Optional(code),
    into: Type.Optional(code),
  },
  { $id: 'DivisionChange' },
)
export type DivisionChange = Type.Static<typeof DivisionChange>

export const DatasetReading = exactly(
  {
    code: Type.String(),
    name: Type.String(),
    department: Type.String(),
    kind: wordOf(datasetKinds),
    cycle: wordOf(datasetCycles),
    subject: wordOf(['人', '户']),
    mode: wordOf(['全量', '增量']),
    facts: Type.Array(Type.String()),
    newest: orNull(
      exactly({
        fileName: Type.String(),
        period: Type.String(),
        rows: count,
        at: Type.String(),
        freshUntil: dayOrNull,
        isStale: Type.Boolean(),
      }),
    ),
    columns: Type.Array(
      exactly({
        header: Type.String(),
        field: textOrNull,
        confirmedBy: textOrNull,
        confirmedAt: Type.String(),
      }),
    ),
    words: Type.Array(
      exactly({
        field: Type.String(),
        word: Type.String(),
        value: textOrNull,
        confirmedBy: Type.String(),
        confirmedAt: Type.String(),
      }),
    ),
  },
  { $id: 'DatasetReading', description: 'A dataset and how its files are read' },
)
export type DatasetReading = Type.Static<typeof DatasetReading>

export const DatasetReadings = exactly(
  { items: Type.Array(refTo(DatasetReading)) },
  { $id: 'DatasetReadings' },
)
export type DatasetReadings = Type.Static<typeof DatasetReadings>

export const ForgetInput = exactly(
  {
    dataset: writtenText(60, '数据集的代码'),
    header: Type.Optional(writtenText(200, '表头')),
    field: Type.Optional(writtenText(60, '项目')),
    word: Type.Optional(writtenText(60, '用词')),
  },
  { $id: 'ForgetInput', description: 'A column by its header, or a word by its field' },
)
export type ForgetInput = Type.Static<typeof ForgetInput>

const line = exactly({ name: Type.String(), text: Type.String() })

export const Operations = exactly(
  {
    about: exactly({
      county: Type.String(),
      version: Type.String(),
      schema: Type.String(),
      installedOn: day,
      policy: exactly({
        name: Type.String(),
        version: Type.String(),
        effectiveOn: dayOrNull,
        publishedBy: textOrNull,
      }),
      migrations: Type.Array(exactly({ name: Type.String(), at: Type.String() }), {
        description: 'The steps of the database’s form, the newest first.',
      }),
      licence: Type.String({ description: 'Of the program itself.' }),
      licences: Type.Array(
        exactly({ name: Type.String(), version: Type.String(), licence: Type.String() }),
        { description: 'Of what it is built with, as far as it is installed here.' },
      ),
    }),
    lines: Type.Array(line),
    problems: Type.Array(Type.String()),
    backup: exactly({
      items: Type.Array(
        exactly({
          fileName: Type.String(),
          bytes: count,
          rows: count,
          madeAt: Type.String(),
          verifiedAt: textOrNull,
        }),
      ),
      days: countOrNull,
      isOld: Type.Boolean(),
      limit: count,
    }),
    rounds: Type.Array(
      exactly({
        kind: wordOf(['全量', '增量']),
        asOf: day,
        version: Type.String(),
        startedAt: Type.String(),
        endedAt: textOrNull,
        households: countOrNull,
        raised: countOrNull,
        vanished: countOrNull,
      }),
    ),
  },
  { $id: 'Operations', description: 'The installation, its backups and rounds' },
)
export type Operations = Type.Static<typeof Operations>

export const RunningJob = exactly(
  {
    id,
    kind: Job.properties.kind,
    state: Job.properties.state,
    progress: orNull(refTo(JobProgress)),
    by: Type.String(),
    code: textOrNull,
    notAgain: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'Why it cannot be done again; null: it can.',
    }),
    startedAt: Type.String(),
    endedAt: textOrNull,
  },
  { $id: 'RunningJob', description: 'Somebody’s job, without the names of files' },
)
export type RunningJob = Type.Static<typeof RunningJob>

export const RunningJobs = exactly({ items: Type.Array(refTo(RunningJob)) }, { $id: 'RunningJobs' })
export type RunningJobs = Type.Static<typeof RunningJobs>

export const StopInput = exactly({ id }, { $id: 'StopInput' })

export const systemSchemas: readonly Type.TSchema[] = [
  Division,
  Divisions,
  DivisionImpact,
  DivisionChange,
  ...calendarSchemas,
  DatasetReading,
  DatasetReadings,
  ForgetInput,
  Operations,
  RunningJob,
  RunningJobs,
  StopInput,
]
