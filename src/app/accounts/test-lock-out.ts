import { describe, expect, test } from 'vitest'
import { goodPassword, newAddress, type TestDoor } from './test-door.ts'

const officer = [{ role: 'county-officer' }]

/** Guards against trying out passwords, and against locking others out. */
export function lockOutTests(the: () => TestDoor): void {
  const fail = async (account: string, address: string, times: number) => {
    let last = await the().enter(account, 'wrong', { address })
    for (let n = 1; n < times; n += 1) last = await the().enter(account, 'wrong', { address })
    return last
  }

  describe('whoever fails to sign in', () => {
    test('is told the same of an unknown account and a wrong password', async () => {
      await the().person('li.known', officer)
      const [known, unknown] = [
        await the().enter('li.known', 'wrong', { address: newAddress() }),
        await the().enter('li.unknown', 'wrong', { address: newAddress() }),
      ]
      expect(known.status).toBe(401)
      expect(unknown.body).toEqual(known.body)
      expect(known.setCookie).toBeUndefined()
    })

    test.each(['li.known', 'li.never-there'])('locks %s for longer each time', async (account) => {
      const address = newAddress()
      expect((await fail(account, address, 5)).status).toBe(401)
      const locked = await the().enter(account, goodPassword, { address })
      expect(locked).toMatchObject({ status: 429, body: { code: 'access.locked' } })
      expect(locked.body.message).toMatch(/请 1 分钟后再试/)
      the().forward(1)
      await fail(account, address, 5)
      expect((await the().enter(account, 'wrong', { address })).body.message).toMatch(/2 分钟/)
      the().forward(2)
      await fail(account, address, 5)
      expect((await the().enter(account, 'wrong', { address })).body.message).toMatch(/4 分钟/)
      the().forward(4)
    })

    test('does not make the lock longer while it lasts', async () => {
      await the().person('li.waits', officer)
      const address = newAddress()
      await fail('li.waits', address, 5)
      await fail('li.waits', address, 20)
      the().forward(1)
      expect((await the().enter('li.waits', goodPassword, { address })).status).toBe(200)
    })

    test('all at once is counted all the same', async () => {
      await the().person('li.burst', officer)
      const address = newAddress()
      const tries = Array.from({ length: 20 }, () => the().enter('li.burst', 'wrong', { address }))
      const statuses = (await Promise.all(tries)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(15)
    })

    test('from many addresses locks the account, but not where its holder has been before', async () => {
      await the().person('li.target', officer)
      const office = newAddress()
      expect((await the().enter('li.target', goodPassword, { address: office })).status).toBe(200)
      for (let n = 0; n < 24; n += 1)
        await the().enter('li.target', 'wrong', { address: newAddress() })
      const elsewhere = await the().enter('li.target', goodPassword, { address: newAddress() })
      expect(elsewhere.status).toBe(429)
      expect((await the().enter('li.target', goodPassword, { address: office })).status).toBe(200)
    })

    test('with many accounts from one address locks the address, and no account', async () => {
      await the().person('li.beside', officer)
      const address = newAddress()
      await the().settings({ addressFailures: 10 })
      for (let n = 0; n < 10; n += 1) await the().enter(`guess-${n}`, 'wrong', { address })
      expect((await the().enter('li.beside', goodPassword, { address })).status).toBe(429)
      const away = await the().enter('li.beside', goodPassword, { address: newAddress() })
      expect(away.status).toBe(200)
      await the().settings({ addressFailures: 50 })
    })

    test('gains nothing by a clock that is put back: no lock is longer than the longest', async () => {
      await the().person('li.clock', officer)
      const address = newAddress()
      await fail('li.clock', address, 5)
      const { now } = the()
      the().now = new Date(now.getTime() - 86_400_000)
      const told = await the().enter('li.clock', goodPassword, { address })
      expect(told.body.message).toMatch(/请 30 分钟后再试/)
      the().forward(30)
      expect((await the().enter('li.clock', goodPassword, { address })).status).toBe(200)
      the().now = now
    })

    test('cannot write their own address where no proxy is believed', async () => {
      await the().person('li.header', officer)
      const address = newAddress()
      const statuses: number[] = []
      for (let n = 0; n < 6; n += 1) {
        const headers = { 'x-forwarded-for': newAddress() }
        statuses.push((await the().enter('li.header', 'wrong', { address, headers })).status)
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    })
  })
}
