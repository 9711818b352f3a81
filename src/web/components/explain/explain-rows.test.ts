import { describe, expect, it } from 'vitest'
import type { CategoryVerdict, Condition, MissingFact } from '../../api/client.ts'
import { nodesOf, rowsOf } from './explain-rows.ts'

const leaf: Condition = {
  ...{ name: '', verdict: '符合', restated: null, distance: null, detail: null, masked: null },
  ...{ basis: null, sources: [], missing: [], children: [] },
}
const job: MissingFact = {
  ...{ subject: '周芒种', fact: '就业', department: '人社局', why: null, outcome: null },
}
const whole = { subject: '全户', basis: null, distance: null, missing: [], conditions: [] }

function lines(categories: readonly CategoryVerdict[], changes: readonly string[] = []): string[] {
  return rowsOf(nodesOf({ categories, changes })).map(({ level, isOpen, body }) => {
    const text =
      body.kind === 'class'
        ? `${body.category.verdict} ${body.category.name}`
        : body.kind === 'condition'
          ? body.condition.name
          : body.kind
    return `${level} ${text}${isOpen ? ' +' : ''}`
  })
}

describe('the rows of an explanation', () => {
  it('stand in the order: holds, open, not met, of members, not tried', () => {
    const found = lines(
      [
        { ...whole, name: '低保', verdict: '不符合' },
        { ...whole, name: '边缘', verdict: '待核实' },
        { ...whole, name: '刚性支出', verdict: '不再判定' },
        { ...whole, name: '孤儿', subject: '周夏至', verdict: '符合' },
        { ...whole, name: '特困', verdict: '符合' },
      ],
      ['若甲：乙'],
    )
    expect(found).toEqual([
      '1 符合 特困 +',
      '1 待核实 边缘 +',
      '1 不符合 低保',
      '1 符合 孤儿',
      '1 untried',
      '1 changes +',
      '2 change',
    ])
  })

  it('ask for a missing fact once in a class, under the condition that is open because of it', () => {
    const open = { ...leaf, verdict: '待核实' as const, missing: [job] }
    const conditions = [
      { ...leaf, name: '甲', verdict: '待核实' as const, children: [{ ...open, name: '乙' }] },
      { ...open, name: '丙' },
    ]
    const category = { ...whole, name: '单人保', verdict: '待核实' as const, conditions }
    expect(lines([{ ...category, missing: [job, { ...job, fact: '残疾等级' }] }])).toEqual([
      '1 待核实 单人保 +',
      '2 甲 +',
      '3 乙 +',
      '4 missing',
      '2 丙 +',
      '2 missing',
    ])
    // Of a class that is not met anyhow nothing is asked for.
    const unmet = { ...category, verdict: '不符合' as const, conditions: [open], missing: [job] }
    expect(lines([unmet])).toEqual(['1 不符合 单人保', '2  +'])
  })

  it('ask one holder for several facts of one subject at once', () => {
    const missing = [job, { ...job, fact: '工资' }, { ...job, subject: '何小满' }]
    const category = { ...whole, name: '低保', verdict: '待核实' as const, missing }
    const facts = rowsOf(nodesOf({ categories: [category] })).flatMap(({ body }) =>
      body.kind === 'missing' ? [body.facts] : [],
    )
    expect(facts).toEqual([['就业', '工资'], ['就业']])
  })

  it('know their place among their like and which lines go on below them', () => {
    const conditions = [{ ...leaf, children: [leaf, leaf] }, leaf]
    const rows = rowsOf(
      nodesOf({ categories: [{ ...whole, name: '特困', verdict: '符合', conditions }] }),
    )
    expect(
      rows.map(({ key, parent, place, of, lines: on }) => [key, parent, place, of, on]),
    ).toEqual([
      ['0', undefined, 1, 1, []],
      ['0.0', '0', 1, 2, [true]],
      ['0.0.0', '0.0', 1, 2, [true, true]],
      ['0.0.1', '0.0', 2, 2, [true, false]],
      ['0.1', '0', 2, 2, [false]],
    ])
  })
})
