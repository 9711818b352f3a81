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

/** Of what, of whom, for when: a delivery has no id of its own. */
export function keyOf(one: Delivery): string {
  return [one.schedule, one.window.name, one.departmentLevel, one.department, one.dataset].join(' ')
}

/** Whether the newest data is older than its shelf life. */
export function isStale({ staleDays }: Pick<Delivery, 'staleDays'>): boolean {
  return staleDays !== null && staleDays > 0
}

/** “5 种，逾期 1，旧数据 2” of what one department owes. */
export function sumOf(deliveries: readonly Delivery[]): string {
  const late = deliveries.filter(({ state }) => state === '逾期').length
  const stale = deliveries.filter(isStale).length
  return [
    `${deliveries.length} 种`,
    ...(late > 0 ? [`逾期 ${late}`] : []),
    ...(stale > 0 ? [`旧数据 ${stale}`] : []),
  ].join('，')
}
