import { describe, expect, test } from 'vitest'
import type { Disposal } from '#policy/index'
import { recipientsOf } from './recipients.ts'

const push = { responsible: ['医保'], cooperating: ['乡镇'], dueDays: 20 }

function disposal(responsible: readonly string[], cooperating: readonly string[]): Disposal {
  return {
    class: '①政策未落实',
    responsible,
    cooperating,
    mechanism: '无',
    outcome: '按规定落实',
    basis: { document: '国办发〔2023〕39号' },
    place: { file: 'x/disposal.yaml', line: 1, column: 1 },
  }
}

describe('who an alert goes to', () => {
  test('without a disposal of its class, whom the rule names', () => {
    expect(recipientsOf(push, undefined)).toEqual({ responsible: ['医保'], cooperating: ['乡镇'] })
  })

  test('规则 leaves the departments of the rule as they are', () => {
    expect(recipientsOf(push, disposal(['规则'], ['规则']))).toEqual({
      responsible: ['医保'],
      cooperating: ['乡镇'],
    })
  })

  test('a place that names another department first: the rule’s own helps', () => {
    expect(recipientsOf(push, disposal(['乡镇'], ['规则', '农业农村']))).toEqual({
      responsible: ['乡镇'],
      cooperating: ['医保', '农业农村'],
    })
  })

  test('both may have to answer, each once, nobody on both sides', () => {
    expect(recipientsOf(push, disposal(['规则', '乡镇'], ['规则', '医保']))).toEqual({
      responsible: ['医保', '乡镇'],
      cooperating: [],
    })
  })

  test('a place that wants no helpers sends to those who must answer only', () => {
    expect(recipientsOf(push, disposal(['民政'], []))).toEqual({
      responsible: ['民政'],
      cooperating: [],
    })
  })
})
