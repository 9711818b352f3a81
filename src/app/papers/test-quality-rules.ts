import { describe, expect, it } from 'vitest'
import {
  compileConditions,
  evaluateHousehold,
  type FactValues,
  readQualityRules,
} from '#policy/index'
import type { ExchangeCounty } from '../exchange/test-county.ts'

const day = '2024-10-11'

/** Every rule of the upper level's check, on households made for it. */
export function qualityRuleTests(the: () => ExchangeCounty): void {
  describe('the quality rules', () => {
    let compiled: ReturnType<typeof compileConditions> | undefined
    const compileAll = () => {
      const { pack, catalogue } = the().app
      const conditions = readQualityRules(pack).flatMap(({ id, subject, check }) => {
        return 'when' in check ? [{ id, subject, when: check.when }] : []
      })
      return compileConditions(pack, catalogue, conditions)
    }
    const head = { relation: '本人', birth_date: '1970-01-01' }
    const child = (birth: string) => ({ relation: '子女', birth_date: birth })
    const listed = { recorded_category: '低保对象' }
    const cases: readonly [string, FactValues[], FactValues, boolean | null][] = [
      ['J09', [child('2000-01-01')], listed, true],
      ['J09', [head], listed, false],
      ['J09', [{}], listed, null],
      ['J10', [head, head], {}, true],
      ['J10', [head, child('2000-01-01')], {}, false],
      ['J12', [{ ...head, birth_date: '2015-01-01' }, child('2000-01-01')], {}, true],
      ['J13', [{ relation: '配偶', birth_date: '2010-01-01' }], {}, true],
      ['J13', [{ relation: '配偶' }], {}, null],
      ['J13', [child('2010-01-01')], {}, false],
      ['J14', [head, child('1980-01-01')], {}, true],
      ['J14', [head, child('1990-01-01'), child('1984-01-01')], {}, true],
      ['J14', [head, child('1990-01-01')], {}, false],
      ['J14', [head, { relation: '子女' }], {}, null],
      ['J14', [head], {}, false],
      ['J15', [head, { relation: '父母', birth_date: '1975-01-01' }], {}, true],
      ['J15', [head, { relation: '父母', birth_date: '1940-01-01' }], {}, false],
      ['J15', [head, child('2000-01-01')], {}, false],
      ['J16', [{ schooling: '小学', birth_date: '1990-01-01' }], {}, true],
      ['J16', [{ schooling: '小学', birth_date: '2015-01-01' }], {}, false],
      ['J16', [{ schooling: '本科', birth_date: '2015-01-01' }], {}, true],
      ['J19', [{ living_allowance: true, is_disabled: false }], {}, true],
      ['J19', [{ living_allowance: true, is_disabled: false }, { is_disabled: true }], {}, false],
      ['J19', [{ living_allowance: true, is_disabled: false }, {}], {}, null],
      [
        'J21',
        [{ is_disabled: true, disability_category: '肢体', disability_grade: '无' }],
        {},
        true,
      ],
      ['J23', [{ nursing_subsidy: true, disability_grade: '四级' }], {}, true],
      ['J23', [{ nursing_subsidy: true }], {}, null],
      ['J24', [{ is_dead: true }], listed, true],
      ['J24', [{ is_dead: true }], { recorded_category: '无' }, false],
      ['J24', [{}], listed, null],
      ['J25', [{ birth_date: '1990-01-01', death_date: '1989-01-01' }], {}, true],
      ['J29', [], { recorded_category: '特困人员' }, true],
      ['J29', [], { recorded_category: '特困人员', tekun_care: '分散供养' }, false],
      [
        'J32',
        [{ orphan_choice: '孤儿基本生活保障', birth_date: '2000-01-01', schooling: '无' }],
        {},
        true,
      ],
      [
        'J32',
        [{ orphan_choice: '孤儿基本生活保障', birth_date: '2000-01-01', schooling: '高职' }],
        {},
        false,
      ],
      ['J34', [], { recorded_category: '无', month_paid: 100 }, true],
      ['J34', [], { recorded_category: '无' }, null],
    ]

    it.each(cases)('%s of %j in %j: %s', (id, members, household, expected) => {
      compiled ??= compileAll()
      const facts = {
        household,
        members: members.map((one, at) => ({ id: String(at), facts: one })),
        supporters: [],
      }
      const { rules } = evaluateHousehold(compiled, facts, { day: the().on(day).today })
      const found = rules.find((one) => one.rule === id && (one.memberId ?? '0') === '0')
      expect(found === undefined ? false : found.truth).toBe(expected)
    })
  })
}
