import type { Binder } from './bind.ts'
import type { Bound } from './bound.ts'
import type { Fact } from './catalogue.ts'
import type { Lines, Source } from './generate-shared.ts'
import { columnKind } from './snapshot.ts'
import { type Named, nameOf, type UsedNames, type ValueName } from './used-values.ts'

/** Writes lists of used values, aligned with the names that are known before any household is. */
export interface ValueWriter {
  /** The names of a condition's values, and the statements that return them as `{values, members, supporters}`. */
  readonly listOf: (used: UsedNames, isOfPerson: boolean) => ValueList
}

export interface ValueList {
  readonly own: readonly ValueName[]
  readonly members: readonly ValueName[]
  readonly supporters: readonly ValueName[]
  /** Expressions of the three lists; `i` is the member at hand in a person's condition. */
  readonly values: string
  readonly ofMembers: string
  readonly ofSupporters: string
}

type Row = 'H' | 'M' | 'S'

export function valueWriter(source: Source, binder: Binder): ValueWriter {
  const functions = new Map<string, string>()
  const one = (named: Named, row: Row): { readonly name: ValueName; readonly value: string } => {
    const bound = named.op === 'decision' ? undefined : binder.bind(named)
    const scale = bound?.kind === 'number' ? bound.scale : 0
    const name = { name: nameOf(named), kind: named.op, type: named.type, scale }
    return { name, value: valueOfNamed(named, bound, { source, functions, row }) }
  }
  const elements = (list: readonly Named[], row: 'M' | 'S') => {
    const made = list.map((named) => one(named, row))
    if (made.length === 0) return { names: [], list: 'none' }
    const values = made.map((each) => each.value).join(',')
    const known = functions.get(values)
    const id = known ?? `L${functions.size}`
    functions.set(values, id)
    if (!known) source.declarations.push(...elementFunction(id, values, row))
    return { names: made.map((each) => each.name), list: `${id}()` }
  }
  return {
    listOf(used, isOfPerson) {
      const own = used.own.map((named) =>
        one(named, isOfPerson && levelOf(named) === '人' ? 'M' : 'H'),
      )
      const [members, supporters] = [elements(used.members, 'M'), elements(used.supporters, 'S')]
      return {
        own: own.map((each) => each.name),
        members: members.names,
        supporters: supporters.names,
        values: own.length > 0 ? `[${own.map((each) => each.value).join(',')}]` : 'none',
        ofMembers: members.list,
        ofSupporters: supporters.list,
      }
    },
  }
}

/** The values of each element, made once an evaluation. */
function elementFunction(id: string, values: string, row: 'M' | 'S'): Lines {
  const [record, list] = row === 'M' ? ['MF', 'MS'] : ['SF', 'SS']
  return [
    `let ${id}s=0,${id}a;`,
    `function ${id}(){if(${id}s===E)return ${id}a;const a=new Array(${list}.length),o=${row};`,
    `for(let i=0;i<a.length;i++){${row}=${row}0+i;const ${record}=${list}[i].facts;a[i]=[${values}]}`,
    `${row}=o;${id}s=E;return ${id}a=a}`,
  ]
}

interface Place {
  readonly source: Source
  /** Functions made so far, by what they give. */
  readonly functions: Map<string, string>
  readonly row: Row
}

function valueOfNamed(named: Named, bound: Bound | undefined, place: Place): string {
  if (bound === undefined) {
    const isOpen = named.op === 'decision' && named.decision === '待核实'
    return isOpen ? 'C===undecided' : '(C===undecided?null:classes[C])'
  }
  if (bound.op === 'fact') return readFact(bound.fact, place)
  if (bound.op === 'constant') return constantOf(bound)
  if (bound.op !== 'term') return computed(named, bound, place)
  const name = place.source.functionOf(bound)
  const isOne = bound.level === '户'
  const isThere = `${name}s${isOne ? '' : '[i]'}===E`
  if (bound.kind !== 'number') {
    return `(${isThere}?${plain(bound, `${name}v${isOne ? '' : '[i]'}`)}:undefined)`
  }
  const [low, high] = isOne ? ['0', '1'] : ['2*i', '2*i+1']
  return `(${isThere}?${between(bound, `${name}n[${low}]`, `${name}n[${high}]`)}:undefined)`
}

// What is neither a fact nor a term: a parameter that the household's code chooses.
function computed(named: Named, bound: Bound, { source, functions }: Place): string {
  const key = `${named.op} ${nameOf(named)}`
  const known = functions.get(key)
  if (known) return `${known}()`
  const id = `Q${functions.size}`
  functions.set(key, id)
  const lines: Lines = []
  const value =
    bound.kind === 'number'
      ? ((ends) => between(bound, ends.low, ends.high))(source.number(bound, lines))
      : plain(bound, bound.kind === 'text' ? source.text(bound, lines) : source.truth(bound, lines))
  source.declarations.push(`function ${id}(){`, ...lines, `return ${value}}`)
  return `${id}()`
}

function between(bound: Bound, low: string, high: string): string {
  const end = (value: string) =>
    bound.kind === 'number' && bound.isDay ? `dayText(${value})` : value
  return `(${low}===${high}?${end(low)}:{low:${end(low)},high:${end(high)}})`
}

function plain(bound: Bound, value: string): string {
  if (bound.kind === 'truth') return `(${value}===1?null:${value}===2)`
  return `(${value}<0?null:words[${value}])`
}

function constantOf(bound: Bound & { readonly op: 'constant' }): string {
  if (bound.kind !== 'number') return JSON.stringify(bound.value)
  const end = (value: number | null, open: string) => (value === null ? open : String(value))
  return between(bound, end(bound.low, '-Infinity'), end(bound.high, 'Infinity'))
}

// A term that is nothing but a fact. It is a column, so that its type is checked.
function readFact(fact: Fact, place: Place): string {
  place.source.cell(fact)
  const record = { 户: 'HF', 人: 'MF', 义务人: 'SF' }[fact.level]
  return `(${record}[${JSON.stringify(fact.code)}]??${unknownOf(fact, place)})`
}

function levelOf(named: Named): string {
  return named.op === 'term' ? named.term.level : '户'
}

/** An unknown number with a bound lies between; anything else unknown is null. */
function unknownOf(fact: Fact, { source, functions }: Place): string {
  const { minimum, maximum } = fact
  const isBounded = minimum !== undefined || maximum !== undefined
  if (columnKind(fact) !== 'number' || !isBounded) return 'null'
  const bounds = `{low:${minimum ?? '-Infinity'},high:${maximum ?? 'Infinity'}}`
  const known = functions.get(bounds)
  if (known) return known
  const id = `U${functions.size}`
  functions.set(bounds, id)
  source.declarations.push(`const ${id}=Object.freeze(${bounds});`)
  return id
}
