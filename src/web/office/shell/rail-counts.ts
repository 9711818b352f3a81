import { reactive, readonly } from 'vue'
import type { Rail } from '../pages.ts'

export interface RailCount {
  readonly count: number
  /** What is counted, for whoever does not see the number's place: 件待办. */
  readonly meaning: string
  /** Whether something of it is late. */
  readonly isHot?: boolean
}

const told = reactive<Partial<Record<Rail, RailCount>>>({})

/** The numbers beside the entries of the rail; 0 is not shown. */
export const railCounts = readonly(told)

/** `tellRailCount('今天', { count: 23, meaning: '件待办', isHot: true })` */
export function tellRailCount(rail: Rail, count: RailCount): void {
  told[rail] = count
}
