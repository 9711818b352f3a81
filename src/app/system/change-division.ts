import type { Acting } from '#access/index'
import type { Division, DivisionChange } from '#http/index'
import type { App } from '../app.ts'
import {
  addDivision,
  endDivision,
  mergeDivision,
  renameDivision,
  type Step,
} from './division-step.ts'
import { listDivisions } from './list-divisions.ts'
import { noteChange } from './note-change.ts'

const steps: Readonly<Record<DivisionChange['step'], (step: Step) => Promise<string>>> = {
  设立: addDivision,
  改名: renameDivision,
  合并: mergeDivision,
  撤销: endDivision,
}

/** Changes a division from a day on, on a document; gives all divisions as they are then. */
export function changeDivision(
  app: App,
  acting: Acting,
  change: DivisionChange,
): Promise<Division[]> {
  const { countyCode, today, actor } = acting
  return noteChange(app, acting, async (tx) => {
    const done = await steps[change.step]({ tx, countyCode, today, actor, change })
    return {
      answer: await listDivisions(tx, { countyCode, asOf: today }),
      action: `${change.step}区划`,
      detail: `${done}，自 ${change.on} 起，${change.document}`,
    }
  })
}
