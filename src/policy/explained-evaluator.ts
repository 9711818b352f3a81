import { binderFor } from './bind.ts'
import { type BoundCategory, bindPack, type Circumstances } from './bind-pack.ts'
import type { Fact } from './catalogue.ts'
import { type CheckedCategory, type CheckedPack, noCategory, undecided } from './check-pack.ts'
import { dayNumber, dayOfNumber } from './day-number.ts'
import type { ConditionNames, ExplainedHousehold } from './explained-household.ts'
import type { FactValue, HouseholdFacts } from './frame.ts'
import { type MissingWriter, missingWriter } from './generate-missing.ts'
import { benefitFunction, decideFunction, instantiate, ownFunctions } from './generate-program.ts'
import type { Lines, Source } from './generate-shared.ts'
import { sourceWriter } from './generate-source.ts'
import { type ValueWriter, valueWriter } from './generate-values.ts'
import {
  columnKind,
  emptySnapshot,
  encoded,
  factsBehind,
  type WordList,
  wordList,
} from './snapshot.ts'
import { usedNames } from './used-values.ts'

/**
 * An evaluator that gives with each verdict the values used and the facts missing, as plain objects.
 * Made once for a day and used for many households, one after the other; the same verdicts as
 * `evaluatorFor`. Generates source, so it is for where that is allowed (a server); elsewhere
 * `explainHousehold` says the same, and more, more slowly.
 */
export function explainedEvaluatorFor(
  checked: CheckedPack,
  given: Circumstances,
): (facts: HouseholdFacts) => ExplainedHousehold {
  let capacity = 16
  let run = makeProgram(checked, given, capacity)
  return (facts) => {
    const most = Math.max(facts.members.length, facts.supporters?.length ?? 0)
    if (most > capacity) {
      while (capacity < most) capacity *= 2
      run = makeProgram(checked, given, capacity)
    }
    return run(facts)
  }
}

type Run = (facts: HouseholdFacts) => ExplainedHousehold

function makeProgram(checked: CheckedPack, given: Circumstances, capacity: number): Run {
  const binder = binderFor(checked, given)
  const { categories, personCategories } = bindPack(checked, given, binder)
  const words = wordList()
  const source = sourceWriter(words.codeOf)
  const names: ConditionNames[] = []
  const missing = missingWriter(source)
  const writing = { source, values: valueWriter(source, binder), missing, names, checked }
  const statements = [
    ...decideFunction(categories, source, { none: noCategory, undecided }),
    ...ownFunctions(personCategories, source, { undecided }),
    ...benefitFunction(categories, source),
    ...conditionFunctions({ prefix: 'K', bound: categories, checked: checked.categories }, writing),
    ...conditionFunctions(
      { prefix: 'P', bound: personCategories, checked: checked.personCategories },
      writing,
    ),
    ...memberFunction(personCategories, source),
  ]
  const explain = explainFunction(categories, source)
  const columns = source.columns()
  statements.push(...loadFunction(columns, words.codeOf), ...explain)
  const size = { households: 1, persons: capacity, supporters: capacity }
  const stored = emptySnapshot(columns, size).columns
  return instantiate<Run>(source, statements, {
    columns: columns.map((fact) => stored.get(fact.code)?.values ?? new Float64Array(0)),
    memberStart: new Int32Array(2),
    supporterStart: new Int32Array(2),
    maxMembers: capacity,
    maxSupporters: capacity,
    more: {
      names,
      words: words.words,
      codeOfWord: words.codeOf,
      dayText: (end: number) => (Number.isFinite(end) ? dayOfNumber(end) : null),
      dayNumber,
      encode: encoderOf(columns, words),
      classes: [...categories.map((one) => one.name), noCategory, undecided],
      owns: [...personCategories.map((one) => one.name), undecided],
      none: Object.freeze([]),
      facts: missing.facts,
    },
  })
}

function encoderOf(
  columns: readonly Fact[],
  words: WordList,
): (at: number, value: FactValue) => number {
  return (at, value) => {
    const fact = columns[at]
    if (!fact) throw new Error('a column without a fact')
    return encoded(fact, value, words)
  }
}

interface Writing {
  readonly source: Source
  readonly values: ValueWriter
  readonly missing: MissingWriter
  readonly names: ConditionNames[]
  readonly checked: CheckedPack
}

interface Written {
  readonly prefix: 'K' | 'P'
  readonly bound: readonly BoundCategory[]
  readonly checked: readonly CheckedCategory[]
}

// For each condition its truth (K0), what is missing (K0m), and from the truth its object (K0o).
function conditionFunctions(written: Written, writing: Writing): Lines {
  const lines: Lines = []
  let number = 0
  for (const [at, { name: category, conditions }] of written.bound.entries()) {
    for (const [index, { name: condition, truth }] of conditions.entries()) {
      const expression = written.checked[at]?.conditions[index]?.expression
      if (!expression) throw new Error(`a condition that was not checked: ${condition}`)
      const id = `${written.prefix}${number++}`
      const isPersonal = written.prefix === 'P'
      const used = usedNames(expression, writing.checked)
      const { values, ofMembers, ofSupporters, ...names } = writing.values.listOf(used, isPersonal)
      const facts = factsBehind(writing.checked, [expression])
      const place = writing.names.push({ category, condition, facts, ...names }) - 1
      const body: Lines = []
      const value = writing.source.truth(truth, body)
      const missing = writing.missing.listOf(truth)
      lines.push(
        `function ${id}(){`,
        ...body,
        `return ${value}}function ${id}m(){`,
        ...missing,
        '}',
        ...objectFunction(id, place, { values, ofMembers, ofSupporters, isPersonal }),
      )
    }
  }
  return lines
}

// A condition without values is one of two objects unless it is open: they are made beforehand.
function objectFunction(
  id: string,
  place: number,
  given: {
    readonly values: string
    readonly ofMembers: string
    readonly ofSupporters: string
    readonly isPersonal: boolean
  },
): Lines {
  const { values, ofMembers, ofSupporters, isPersonal } = given
  const lists = `values:${values},ofMembers:${ofMembers},ofSupporters:${ofSupporters}`
  const made = (truth: string, missing: string) =>
    `{of:N${id},truth:${truth},${lists},missing:${missing}}`
  const head = `const N${id}=names[${place}];`
  if ([values, ofMembers, ofSupporters].every((list) => list === 'none')) {
    return [
      `${head}const Y${id}=Object.freeze(${made('true', 'none')}),X${id}=Object.freeze(${made('false', 'none')});`,
      `function ${id}o(k){return k===2?Y${id}:k===0?X${id}:${made('null', `${id}m()`)}}`,
    ]
  }
  return [
    `${head}function ${id}o(k){${isPersonal ? 'const i=M-M0,MF=MS[i].facts;' : ''}`,
    `return ${made('k===1?null:k===2', `k===1?${id}m():none`)}}`,
  ]
}

/** `member(i)`: the person's own class, and the conditions of the routes whose premise holds. */
function memberFunction(persons: readonly BoundCategory[], source: Source): Lines {
  const lines: Lines = ['function member(i){M=M0+i;const a=[];let d=-1;']
  let number = 0
  for (const [index, { premise, conditions }] of persons.entries()) {
    lines.push('{')
    const holds = premise ? source.truth(premise, lines) : '2'
    const ids = conditions.map(() => `P${number++}`)
    lines.push(`if(${holds}===2){`, ...ids.map((id) => `const k${id}=${id}();`))
    lines.push(`if(d<0){const all=Math.min(2,${ids.map((id) => `k${id}`).join(',')});`)
    lines.push(`if(all!==0)d=all===2?${index}:${persons.length};}`)
    lines.push(`a.push(${ids.map((id) => `${id}o(k${id})`).join(',')});}}`)
  }
  lines.push('return {id:MS[i].id,own:d<0?null:owns[d],conditions:a}}')
  return lines
}

// As `decide`, from the conditions' truths, which all have been looked at.
function explainFunction(categories: readonly BoundCategory[], source: Source): Lines {
  const counts = categories.map((one) => one.conditions.length)
  const total = counts.reduce((sum, one) => sum + one, 0)
  const ids = Array.from({ length: total }, (_, at) => at)
  const lines: Lines = ['return function(f){load(f);at(0);']
  lines.push(...ids.map((at) => `const k${at}=K${at}();`), 'let d=-1;')
  let first = 0
  for (const [index, { premise }] of categories.entries()) {
    const count = counts[index] ?? 0
    const truths = ids.slice(first, first + count).map((at) => `k${at}`)
    first += count
    lines.push(`if(d<0){const all=Math.min(2,${truths.join(',')});if(all!==0){`)
    const holds = premise ? source.truth(premise, lines) : '2'
    lines.push(`if(${holds}===2)d=all===2?${index}:undecided;}}`)
  }
  lines.push(
    `C=d<0?${categories.length}:d;CW=codes[C];const b=benefit();`,
    'const ms=new Array(MS.length);for(let i=0;i<ms.length;i++)ms[i]=member(i);',
    `return {facts:FACTS,category:classes[C],benefit:b===b?b:null,conditions:[${ids
      .map((at) => `K${at}o(k${at})`)
      .join(',')}],members:ms}}`,
  )
  return lines
}

// Each fact is read once, into its column; words get the numbers the program compares.
function loadFunction(columns: readonly Fact[], codeOf: WordList['codeOf']): Lines {
  const reads = (level: Fact['level'], row: string) =>
    columns.flatMap((fact, at) => {
      if (fact.level !== level) return []
      return [`v=p[${JSON.stringify(fact.code)}];c${at}[${row}]=${readCell(fact, at, codeOf)};`]
    })
  return [
    'let FACTS,HF,MS,SS;',
    'function load(f){FACTS=f;HF=f.household;MS=f.members;SS=f.supporters??none;let v,p=HF;',
    'memberStart[1]=MS.length;supporterStart[1]=SS.length;',
    ...reads('户', '0'),
    'for(let i=0;i<MS.length;i++){p=MS[i].facts;',
    ...reads('人', 'i'),
    '}for(let i=0;i<SS.length;i++){p=SS[i].facts;',
    ...reads('义务人', 'i'),
    '}}',
  ]
}

function readCell(fact: Fact, at: number, codeOf: WordList['codeOf']): string {
  const other = `encode(${at},v)`
  const isUnknown = 'v===null||v===undefined'
  switch (columnKind(fact)) {
    case 'truth':
      return `v===true?2:v===false?0:${isUnknown}?1:${other}`
    case 'text':
      return `typeof v==='string'?${wordCode(fact, codeOf)}:${isUnknown}?-1:${other}`
    case 'number':
      return `${readNumber(fact)}:${isUnknown}?NaN:${other}`
  }
}

/** The words of a short code list are compared one by one, which is faster than looking them up. */
function wordCode({ codes }: Fact, codeOf: WordList['codeOf']): string {
  const listed = codes.length > 12 ? [] : codes
  const known = listed.map(({ value }) => `v===${JSON.stringify(value)}?${codeOf(value)}:`)
  return `(${known.join('')}codeOfWord(v))`
}

/** Days come as text; areas have decimals, their conversion is the other way's. */
function readNumber({ type }: Fact): string {
  if (type === '日期' || type === '月份') return `typeof v==='string'?dayNumber(v)`
  return type === '面积' ? 'false?0' : 'Number.isSafeInteger(v)?v'
}
