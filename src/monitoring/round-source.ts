import type { Transaction } from '#db/index'
import { evaluateFew } from './evaluate-few.ts'
import { type CompiledPack, compiledSource, type RoundScope, type RoundSource } from './rule-sql.ts'

/** Up to so many households the evaluation in JavaScript is quicker than planning the statements. */
const few = 200

/** The two back ends are proven equal: few households are evaluated here, many in the database. */
export async function roundSource(
  tx: Transaction,
  compiled: CompiledPack,
  scope: RoundScope,
): Promise<RoundSource> {
  const { households } = scope
  if (households && households.length <= few) {
    return evaluateFew(tx, compiled, { ...scope, households })
  }
  return compiledSource(tx, compiled, scope)
}
