import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { goodPassword, type Known, newAddress, type TestDoor } from './test-door.ts'

const approver = [{ role: 'county-approver' }]

export function secondFactorTests(the: () => TestDoor): void {
  const codeOf = (uri: string, steps = 0) =>
    generateSync({
      secret: new URL(uri).searchParams.get('secret') ?? '',
      epoch: Math.floor(the().now.getTime() / 1000) + steps * 30,
    })
  const begin = async (known: Known) => {
    const { status, body } = await the().ask('/api/account/second-factor', {
      ...known,
      method: 'POST',
    })
    expect(status).toBe(200)
    return { uri: String(body.uri), svg: String(body.qrSvg), codes: body.recoveryCodes as string[] }
  }
  const confirm = (known: Known, code: string) =>
    the().ask('/api/account/second-factor/confirm', { ...known, method: 'POST', body: { code } })
  const enrolled = async (account: string) => {
    await the().person(account, approver)
    const known = await the().enter(account, goodPassword)
    const begun = await begin(known)
    expect((await confirm(known, codeOf(begun.uri))).status).toBe(200)
    the().forward(1)
    return { known, ...begun }
  }

  describe('the second factor', () => {
    test('is set up first by whose role asks for it; until then nothing else is answered', async () => {
      await the().person('wu.a', approver)
      const known = await the().enter('wu.a', goodPassword)
      expect(known.body).toMatchObject({ mustEnrol: true })
      const told = await the().ask('/api/households', known)
      expect(told).toMatchObject({ status: 403, body: { code: 'http.second-factor-first' } })
      const { uri, svg, codes } = await begin(known)
      expect(svg).toMatch(/^<svg/)
      expect(new Set(codes).size).toBe(10)
      expect((await confirm(known, '000000')).status).toBe(401)
      expect((await confirm(known, codeOf(uri))).body).toMatchObject({ mustEnrol: false })
      expect((await the().ask('/api/households', known)).status).toBe(200)
      const again = await the().ask('/api/account/second-factor', { ...known, method: 'POST' })
      expect(again).toMatchObject({ status: 409, body: { code: 'access.second-factor-there' } })
    })

    test('is asked for at sign-in; a step before or after the clock’s counts, two do not', async () => {
      const { uri } = await enrolled('wu.b')
      const none = await the().enter('wu.b', goodPassword)
      expect(none).toMatchObject({ status: 401, body: { code: 'access.code-needed' } })
      for (const [steps, status] of [
        [-3, 401],
        [3, 401],
        [-1, 200],
        [0, 200],
        [1, 200],
      ] as const) {
        const code = codeOf(uri, steps)
        const told = await the().enter('wu.b', goodPassword, { code, address: newAddress() })
        expect([steps, told.status]).toEqual([steps, status])
      }
    })

    test('counts once: a code that was seen over the shoulder is worth nothing, also at once', async () => {
      const { uri } = await enrolled('wu.c')
      const code = codeOf(uri)
      const both = await Promise.all(
        [1, 2].map(() => the().enter('wu.c', goodPassword, { code, address: newAddress() })),
      )
      expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
      the().now = new Date(the().now.getTime() - 30_000)
      const replayed = await the().enter('wu.c', goodPassword, { code: codeOf(uri) })
      expect(replayed.body).toMatchObject({ code: 'access.code-wrong' })
      the().forward(1)
    })

    test('that is lost is replaced by a recovery code, each once', async () => {
      const { codes } = await enrolled('wu.d')
      const code = codes[0]?.toUpperCase() ?? ''
      expect((await the().enter('wu.d', goodPassword, { code })).status).toBe(200)
      expect((await the().enter('wu.d', goodPassword, { code })).status).toBe(401)
      const second = codes[1]?.replace('-', ' ') ?? ''
      expect((await the().enter('wu.d', goodPassword, { code: second })).status).toBe(200)
    })

    test('cannot be tried out: wrong codes lock as wrong passwords do', async () => {
      await enrolled('wu.e')
      const address = newAddress()
      const statuses: number[] = []
      for (let n = 0; n < 6; n += 1) {
        const code = String(100_000 + n)
        statuses.push((await the().enter('wu.e', goodPassword, { code, address })).status)
        await the().enter('wu.e', goodPassword, { address })
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    })
  })
}
