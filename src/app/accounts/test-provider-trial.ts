import { expect, test } from 'vitest'
import type { Known, TestDoor } from './test-door.ts'
import { ourClient, type TestProvider } from './test-provider.ts'

interface Tried {
  readonly door: TestDoor
  readonly put: (body: object) => ReturnType<TestDoor['ask']>
  readonly provider: TestProvider
  readonly security: Known
  readonly system: Known
}

/** The trial of a provider’s settings; it leaves the settings and the provider as they were. */
export function providerTrialTests(made: () => Tried): void {
  test('single sign-on is tried without signing in: there and known, a wrong secret, nobody there', async () => {
    const { door, put, provider, security, system } = made()
    const trial = (who = security) =>
      door.ask('/api/settings/security/oidc-trial', { ...who, method: 'POST', body: {} })
    expect((await trial()).body).toMatchObject({ isReachable: true, isKnown: true, fault: null })
    await put({ oidcSecret: 'another-secret' })
    expect((await trial()).body).toMatchObject({ isReachable: true, isKnown: false })
    await put({ oidcSecret: ourClient.secret })
    await provider.close()
    expect((await trial()).body).toMatchObject({ isReachable: false, isKnown: null })
    await provider.open()
    expect((await trial(system)).status).toBe(403)
  })
}
