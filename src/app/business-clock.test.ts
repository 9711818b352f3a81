import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import { businessClock } from './business-clock.ts'

const demo = { day: localDate('2024-11-11'), setOn: localDate('2026-03-02') }
const at = (moment: string) => businessClock(demo, () => new Date(moment))

it('counts an ordinary county from the day it is in Shanghai', () => {
  const clock = businessClock(null, () => new Date('2026-03-01T17:00:00Z'))
  expect(clock).toMatchObject({ isDemoDay: false })
  expect(clock.today()).toBe('2026-03-02')
})

it('counts the example county from the day of its data, and on from there', () => {
  expect(at('2026-03-02T02:00:00Z').today()).toBe('2024-11-11')
  expect(at('2026-03-02T17:00:00Z').today()).toBe('2024-11-12')
  expect(at('2026-04-02T02:00:00Z').today()).toBe('2024-12-12')
  expect(at('2026-02-01T02:00:00Z').today()).toBe('2024-11-11')
  expect(at('2026-03-02T02:00:00Z').now().toISOString()).toBe('2026-03-02T02:00:00.000Z')
})

it('is given its day where the county is made, and nowhere else', () => {
  const source = path.resolve(import.meta.dirname, '..')
  const files = fs.readdirSync(source, { recursive: true, encoding: 'utf8' })
  const writing = files
    .filter((file) => file.endsWith('.ts') && !/(^|\/)test-|\.test\.ts$/.test(file))
    .filter((file) => fs.readFileSync(path.join(source, file), 'utf8').includes('demo_day'))
  expect(writing).toEqual([path.join('app', 'installation.ts')])
})
