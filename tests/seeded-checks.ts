import fc from 'fast-check'

/**
 * What tests import as `fast-check`: the ordinary run tries the same cases every time, the long run
 * others each time. What failed there is tried again with DOUDI_SEED, which the failure names.
 */
const { DOUDI_LONG, DOUDI_SEED } = process.env
const seed = DOUDI_SEED ?? (DOUDI_LONG ? undefined : '20241011')
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })

export * from 'fast-check'
export { default } from 'fast-check'
