import type { PolicyInForce } from '../policy-in-force.ts'

/** Which policy is spoken of. */
export interface PolicyHead {
  readonly id: string
  readonly name: string
  readonly version: string
}

export function headOf({ pack }: PolicyInForce): PolicyHead {
  return { id: pack.id, name: pack.name, version: pack.version }
}
