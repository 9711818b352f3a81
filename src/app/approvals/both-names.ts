import type { Acting, Approval } from '#access/index'

/** As the chain shows who decided: both of them. */
export function bothNames({ actor }: Pick<Acting, 'actor'>, { proposedBy }: Approval): string {
  return `${actor}（${proposedBy}提出）`
}
