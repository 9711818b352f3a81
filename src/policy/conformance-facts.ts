import { parseLocalDate, yuan } from '#kernel/index'
import type { Catalogue, Fact } from './catalogue.ts'
import { type EligibilityCase, readCase } from './conformance.ts'
import type { FactValue, FactValues } from './frame.ts'
import { refuse } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Reads a case of a pack's own case file: the shared format and, under `事实` of the household, of a
 * member or of a supporter, any fact of the catalogue by its Chinese name (amounts in yuan, days as
 * YYYY-MM-DD, null: unknown). Refuses what `readCase` refuses, and facts nobody knows.
 */
export function readPackCase(value: unknown, catalogue: Catalogue): EligibilityCase {
  const source = isRecord(value) ? value : {}
  const id = String(source.id ?? '')
  const named = (at: unknown, level: Fact['level']) =>
    namedFacts(isRecord(at) ? at.事实 : undefined, { id, level, catalogue })
  const members = listOf(source.members)
  const supporters = source.法定义务人
  const read = readCase({
    ...source,
    household: without(source.household ?? {}),
    members: members.map(without),
    ...(Array.isArray(supporters) && { 法定义务人: supporters.map(without) }),
  })
  const { facts } = read
  return {
    ...read,
    facts: {
      household: { ...facts.household, ...named(source.household, '户') },
      members: facts.members.map((member, index) => ({
        ...member,
        facts: { ...member.facts, ...named(members[index], '人') },
      })),
      supporters: (facts.supporters ?? []).map((supporter, index) => ({
        ...supporter,
        facts: { ...supporter.facts, ...named(listOf(supporters)[index], '义务人') },
      })),
    },
  }
}

export function namedFacts(
  given: unknown,
  context: {
    readonly id: string
    readonly level: Fact['level']
    readonly catalogue: Catalogue
  },
): FactValues {
  if (given === undefined) return {}
  const { id, level, catalogue } = context
  if (!isRecord(given)) throw refuse('case-invalid', { id, reason: '“事实”应为键值表' })
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const fact = catalogue.findByName(name)
      if (fact === undefined || fact.level !== level) {
        throw refuse('case-invalid', { id, reason: `事实目录的“${level}”一级没有“${name}”` })
      }
      return [fact.code, factValue(fact, { value, id })]
    }),
  )
}

function factValue(fact: Fact, given: { readonly value: unknown; readonly id: string }): FactValue {
  const { value, id } = given
  if (value === null || value === undefined) return null
  const read = readerOf(fact)(value)
  if (read !== undefined) return read
  throw refuse('case-invalid', { id, reason: `“${fact.name}”的值“${String(value)}”不对` })
}

function readerOf(fact: Fact): (value: unknown) => FactValue | undefined {
  const isWord = (value: unknown): value is string => typeof value === 'string'
  switch (fact.type) {
    case '金额':
      return (value) => yuan(String(value))
    case '数量':
      return (value) => (Number.isSafeInteger(value) ? Number(value) : undefined)
    case '面积':
      return (value) => (typeof value === 'number' ? value : undefined)
    case '是否':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case '日期':
    case '月份':
      return (value) => parseLocalDate(String(value))
    case '代码':
      return (value) =>
        isWord(value) && fact.codes.some((code) => code.value === value) ? value : undefined
    case '文本':
      return (value) => (isWord(value) ? value : undefined)
  }
}

function without(value: unknown): unknown {
  if (!isRecord(value)) return value
  const { 事实: _facts, ...rest } = value
  return rest
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
