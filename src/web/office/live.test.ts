import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useLive } from './live.ts'

/** As a browser's, with what the server does in the test's hands. */
class Stream extends EventTarget {
  static all: Stream[] = []
  isClosed = false
  constructor(readonly url: string) {
    super()
    Stream.all.push(this)
  }
  static get open(): readonly Stream[] {
    return Stream.all.filter(({ isClosed }) => !isClosed)
  }
  static get last(): Stream | undefined {
    return Stream.all.at(-1)
  }
  say(...kinds: readonly string[]): void {
    this.dispatchEvent(new MessageEvent('work', { data: JSON.stringify({ kinds }) }))
  }
  fail(): void {
    this.dispatchEvent(new Event('error'))
  }
  close(): void {
    this.isClosed = true
  }
}

const page = Object.assign(new EventTarget(), { hidden: false })
const machine = new EventTarget()
const counted = { on: 0 }
const scope = { current: effectScope() }

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  page.hidden = false
  scope.current = effectScope()
  counted.on = 0
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', (name: string, heard: () => void) => {
    counted.on += 1
    machine.addEventListener(name, heard)
  })
  vi.stubGlobal('removeEventListener', (name: string, heard: () => void) => {
    counted.on -= 1
    machine.removeEventListener(name, heard)
  })
})
afterEach(() => {
  scope.current.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that asks; what it was told each time. */
function aPage(ask: () => Promise<unknown> = async () => undefined) {
  const told: (readonly string[])[] = []
  scope.current.run(() =>
    useLive(({ kinds }) => {
      told.push(kinds)
      return ask()
    }),
  )
  return told
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('what changes close together is told once, and nothing when the connection begins', async () => {
  const told = aPage()
  Stream.last?.say()
  await pass(20_000)
  expect(told).toEqual([])
  Stream.last?.say('推送')
  Stream.last?.say('签收')
  Stream.last?.say('推送')
  await pass(5000)
  expect(told).toEqual([['推送', '签收']])
  Stream.last?.say('反馈')
  await pass(4000)
  expect(told).toHaveLength(1)
  await pass(20_000)
  expect(told).toHaveLength(2)
})

test('pages of one server do not ask at the same moment', async () => {
  const moments: number[] = []
  for (let at = 0; at < 30; at += 1) {
    aPage(async () => moments.push(Date.now()))
  }
  Stream.last?.say()
  Stream.last?.say('推送')
  await pass(5000)
  expect(moments).toHaveLength(30)
  expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThan(500)
  expect(new Set(moments.map((at) => Math.floor(at / 10))).size).toBeGreaterThan(15)
})

test('a hidden page asks once it is seen, a slow answer is waited for', async () => {
  let answer = (): void => undefined
  const told = aPage(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve
      }),
  )
  Stream.last?.say()
  page.hidden = true
  Stream.last?.say('推送')
  await pass(60_000)
  expect(told).toEqual([])
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  expect(told).toEqual([['推送']])
  Stream.last?.say('签收')
  await pass(60_000)
  expect(told).toHaveLength(1)
  answer()
  await pass(30_000)
  expect(told).toHaveLength(2)
})

test('a server that is gone is asked for later and later, and then once for what was missed', async () => {
  const told = aPage()
  Stream.last?.say()
  const begun: number[] = []
  for (let at = 0; at < 8; at += 1) {
    const before = Stream.all.length
    const start = Date.now()
    Stream.last?.fail()
    while (Stream.all.length === before) await pass(500)
    begun.push(Date.now() - start)
    expect(Stream.open).toHaveLength(1)
  }
  expect(begun[0]).toBeLessThanOrEqual(3500)
  expect(begun.at(-1)).toBeGreaterThanOrEqual(30_000)
  expect(Math.max(...begun)).toBeLessThanOrEqual(90_500)
  expect(told).toEqual([])
  Stream.last?.say()
  await pass(5000)
  expect(told).toEqual([[]])
  const before = Stream.all.length
  Stream.last?.fail()
  await pass(3500)
  expect(Stream.all.length).toBe(before + 1)
})

test('a machine that slept, and one that is online again, connect anew', async () => {
  const told = aPage()
  Stream.last?.say()
  vi.setSystemTime(Date.now() + 3 * 3_600_000)
  await pass(30_000)
  expect(Stream.all).toHaveLength(2)
  expect(Stream.open).toHaveLength(1)
  Stream.last?.say()
  await pass(5000)
  expect(told).toEqual([[]])
  machine.dispatchEvent(new Event('online'))
  expect(Stream.all).toHaveLength(3)
  expect(Stream.open).toHaveLength(1)
})

test('where nothing comes through, pages ask by themselves, and the connection is made anew', async () => {
  const told = aPage()
  await pass(10 * 60_000)
  expect(told.length).toBeGreaterThan(2)
  expect(told.length).toBeLessThan(8)
  expect(Stream.all).toHaveLength(1)
  await pass(5 * 60_000)
  expect(Stream.all).toHaveLength(2)
  expect(Stream.open).toHaveLength(1)
})

test('a day of restarts leaves one connection, and nothing once no page listens', async () => {
  aPage()
  Stream.last?.say()
  for (let at = 0; at < 144; at += 1) {
    Stream.last?.fail()
    await pass(600_000)
    Stream.last?.say('推送')
    expect(Stream.open).toHaveLength(1)
  }
  expect(counted.on).toBe(1)
  scope.current.stop()
  expect(Stream.open).toHaveLength(0)
  expect(counted.on).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
