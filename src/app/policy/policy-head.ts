import type { ResolvedPolicy } from './resolve-policy.ts'

/** Which policy is spoken of. */
export interface PolicyHead {
  readonly id: string
  readonly name: string
  readonly version: string
  /** Where its texts were taken from, in words. */
  readonly from: string
}

export function headOf({ policy: { pack }, from }: ResolvedPolicy): PolicyHead {
  return { id: pack.id, name: pack.name, version: pack.version, from }
}

/** `新乡县 2024.3-0123456789abcdef　取自：在用的版本` */
export function headText({ name, version, from }: PolicyHead): string {
  return `${name} ${version}　取自：${from}`
}
