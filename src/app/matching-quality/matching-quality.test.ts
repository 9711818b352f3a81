import { expect, test } from 'vitest'
import { runMatchingQuality } from './run-matching-quality.ts'

const isLong = process.env.DOUDI_LONG !== undefined
const rows = isLong ? 5000 : 400
const fresh = Math.floor(Math.random() * 1e9)

/** The numbers aimed at: nobody taken for somebody else, 99 of 100 damaged rows named. */
test.each(isLong ? [20240911, fresh] : [fresh])(
  'rows of a truth set are matched as aimed at (seed %i)',
  async (seed) => {
    const found = await runMatchingQuality({ rows, seed, engine: 'pglite' })
    expect(found.rows).toBeGreaterThan(rows * 0.9)
    expect(found.hardNegatives / found.rows).toBeGreaterThan(0.18)
    expect(found.automatic).toBeGreaterThan(found.rows * 0.3)
    expect({ wrong: found.automaticWrong, seed, missed: found.missed }).toMatchObject({ wrong: 0 })
    expect(found.recall, JSON.stringify({ seed, missed: found.missed })).toBeGreaterThanOrEqual(
      0.99,
    )
  },
)
