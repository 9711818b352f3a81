import { expect, it } from 'vitest'
import { SharedReading } from './shared-reading.ts'

/** A reading that ends when it is told to, and counts how often it began. */
function aReading() {
  const shared = new SharedReading<number>()
  const ends: ((error?: Error) => void)[] = []
  let state = 0
  const ask = (question = 'q') =>
    shared.read(question, () => {
      const seen = state
      return new Promise<number>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve(seen)))
      })
    })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { ask, ends, settle, change: () => (state += 1) }
}

it('whoever asks while it runs waits for the next, which they share', async () => {
  const { ask, ends, settle, change } = aReading()
  const first = ask()
  change()
  const later = [ask(), ask(), ask()]
  expect(ends).toHaveLength(1)
  ends[0]?.()
  expect(await first).toBe(0)
  await settle()
  expect(ends).toHaveLength(2)
  change()
  const last = ask()
  ends[1]?.()
  expect(await Promise.all(later)).toEqual([1, 1, 1])
  await settle()
  ends[2]?.()
  expect(await last).toBe(2)
  expect(ends).toHaveLength(3)
})

it('once nobody reads, the next who asks is told what stands then', async () => {
  const { ask, ends, settle, change } = aReading()
  const first = ask()
  ends[0]?.()
  await first
  await settle()
  change()
  const second = ask()
  ends[1]?.()
  expect(await second).toBe(1)
})

it('another question waits for nothing', () => {
  const { ask, ends } = aReading()
  void ask('one')
  void ask('other')
  expect(ends).toHaveLength(2)
})

it('a reading that fails is its askers’ alone: those who wait read anew', async () => {
  const { ask, ends, settle } = aReading()
  const first = ask()
  const second = ask()
  ends[0]?.(new Error('cut off'))
  await expect(first).rejects.toThrow('cut off')
  await settle()
  ends[1]?.()
  expect(await second).toBe(0)
})
