import type { Acting } from '#access/index'
import type { Transaction } from '#db/index'
import { countFigures, type GivenFigure } from '#oversight/index'

/**
 * The figures belong to the full round that they are of. A round of few households leaves them old:
 * whoever asks next has them counted.
 */
export async function countInRound(
  tx: Transaction,
  acting: Acting,
  deliveries: readonly GivenFigure[] | undefined,
): Promise<void> {
  if (deliveries !== undefined) await countFigures(tx, acting, { figures: deliveries })
}
