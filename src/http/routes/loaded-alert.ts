import type { AppPort, Caller } from '../app-port.ts'
import { refuse } from '../refusals.ts'
import type { Alert } from '../schemas/alert.ts'

/** The alert as it stands after a command. */
export async function loadedAlert(port: AppPort, caller: Caller, alertId: string): Promise<Alert> {
  const alert = await port.findAlert(caller, alertId)
  if (!alert) throw refuse('alert-unknown')
  return alert
}
