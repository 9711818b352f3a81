import type { Delivery } from '../../api/client.ts'

export const deliveryStates = ['逾期', '待送达', '部分送达', '已送达', '未到期'] as const

/** What presses stands first, then what is due first, then by department. */
export function byUrgency(a: Delivery, b: Delivery): number {
  return (
    deliveryStates.indexOf(a.state) - deliveryStates.indexOf(b.state) ||
    a.window.to.localeCompare(b.window.to) ||
    a.department.localeCompare(b.department, 'zh') ||
    a.datasetName.localeCompare(b.datasetName, 'zh')
  )
}

/** The townships of which nothing, or not all, has come. */
export function missingTownships({ townships }: Delivery): readonly string[] {
  return townships.filter(({ state }) => state !== '已送达').map(({ name }) => name)
}

/** The files that came, newest first, each once. */
export function filesOf({ delivered, townships }: Delivery) {
  const all = [delivered, ...townships.map((one) => one.delivered)].flatMap((one) => one ?? [])
  return [...new Map(all.map((one) => [one.batchId, one])).values()].toSorted((a, b) =>
    b.at.localeCompare(a.at),
  )
}
