import { expect, test } from 'vitest'
import { loadPolicy } from '../policy-in-force.ts'
import { findRule, withoutRules } from './rule-switches.ts'

const { compiled, pack } = loadPolicy('410721-xinxiang')

test('a pack without rules that are off is the same object, the same for the same rules', () => {
  expect(withoutRules(compiled, new Set())).toBe(compiled)
  const off = withoutRules(compiled, new Set(['W30', 'W31']))
  expect(withoutRules(compiled, new Set(['W31', 'W30']))).toBe(off)
  const ids = off.pack.rules.map((one) => one.id)
  expect(ids).toHaveLength(pack.rules.length - 2)
  expect(ids).not.toContain('W30')
  expect(off.rules.some((one) => one.rule.id === 'W31')).toBe(false)
  expect(off.categories).toBe(compiled.categories)
})

test('a rule is found by its number in any case; a wrong one is refused with the nearest', () => {
  expect(findRule(pack, 'w30').id).toBe('W30')
  expect(() => findRule(pack, 'W3x')).toThrow(/没有规则「W3x」，是否想写「W3/)
})
