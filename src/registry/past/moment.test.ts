import { describe, expect, test } from 'vitest'
import { dayOfKnownAt, parseKnownAt, showKnownAt } from './moment.ts'

describe('the moment that somebody writes', () => {
  test('a day is known to its end in Shanghai', () => {
    expect(parseKnownAt('2024-10-11')).toBe('2024-10-11 23:59:59.999999+08:00')
    const end = '2024-10-11 23:59:59.999999+08:00'
    expect([dayOfKnownAt(end), showKnownAt(end)]).toEqual(['2024-10-11', '2024-10-11'])
  })

  test('a time is of Shanghai unless an offset stands behind it', () => {
    expect(parseKnownAt('2024-10-11 15:30')).toBe('2024-10-11 15:30+08:00')
    expect(showKnownAt('2024-10-11 15:30+08:00')).toBe('2024-10-11 15:30')
    expect(showKnownAt('2024-10-11 15:30:05.123456+08:00')).toBe('2024-10-11 15:30:05')
    expect(showKnownAt('2024-10-11 15:30:05.5Z')).toBe('2024-10-11 15:30:05Z')
    expect(showKnownAt('2024-10-11 23:59:59.999+08:00')).toBe('2024-10-11')
    expect(parseKnownAt('2024-10-11T15:30:05Z')).toBe('2024-10-11 15:30:05Z')
    expect(dayOfKnownAt('2024-10-11 20:30:05Z')).toBe('2024-10-12')
  })

  test('anything else is none', () => {
    for (const text of ['', '2024-02-30', '2024-10-11 25:00', '昨天', '2024-10-11 15:30 x']) {
      expect(parseKnownAt(text), text).toBeUndefined()
    }
  })
})
