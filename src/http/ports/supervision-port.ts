import type { SupervisionKind, SupervisionState } from '#oversight/domain'
import type {
  SupervisionAlert,
  SupervisionAlerts,
  SupervisionInput,
} from '../schemas/supervision.ts'
import type { Caller, Page } from './asked.ts'

export interface SupervisionFilter extends Page {
  /** 待核实 unless told; 全部 is all. */
  readonly state?: SupervisionState | '全部' | undefined
  readonly kind?: SupervisionKind | undefined
}

/** What supervision noticed. */
export interface SupervisionPort {
  listSupervision(caller: Caller, filter: SupervisionFilter): Promise<SupervisionAlerts>
  settleSupervision(
    caller: Caller,
    alertId: string,
    input: SupervisionInput,
  ): Promise<SupervisionAlert>
}
