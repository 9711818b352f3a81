import type { Pack } from './pack.ts'
import { type Disposal, type MechanismLevel, readDisposals } from './read-disposals.ts'
import { readProcedures } from './read-procedures.ts'

/** At which levels a place deliberates on a complex case (一事一议), and where its document says so. */
export interface ConferenceLevels {
  /** The level of the disposal first; several where the place's procedure names more. */
  readonly levels: readonly MechanismLevel[]
  /** The disposal of the class ③, as the nearest document prints it. */
  readonly disposal: Disposal | undefined
}

/**
 * The levels of 一事一议 of a pack: that of the coordination mechanism of class ③ (国办发〔2023〕39号
 * 三（四）), and those its procedure 一事一议 names. Empty where the pack says of none.
 */
export function conferenceLevels(
  pack: Pick<Pack, 'documents' | 'section' | 'sectionNodes'>,
): ConferenceLevels {
  const disposal = [...readDisposals(pack).values()].find(({ class: one }) => one.startsWith('③'))
  const named = readProcedures(pack).get('一事一议')?.levels ?? []
  const all = [...(disposal ? [disposal.mechanism] : []), ...named]
  return { levels: [...new Set(all)].filter((one) => one !== '无'), disposal }
}
