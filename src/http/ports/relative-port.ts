import type { ReasonInput } from '../schemas/commands.ts'
import type {
  ConfirmInput,
  RelativeCorrection,
  RelativeInput,
  StaffInput,
  StaffRegister,
} from '../schemas/relative.ts'
import type { Caller, Page } from './asked.ts'

export interface StaffFilter extends Page {
  /** Only the caller's own entry. */
  readonly own?: boolean | undefined
}

/** The register of staff and their close relatives; commands give the caller's part of it as it is now. */
export interface RelativePort {
  listStaff(caller: Caller, filter: StaffFilter): Promise<StaffRegister>
  declareRelative(caller: Caller, input: RelativeInput): Promise<StaffRegister>
  correctRelative(
    caller: Caller,
    relativeId: string,
    input: RelativeCorrection,
  ): Promise<StaffRegister>
  endRelative(caller: Caller, relativeId: string, input: ReasonInput): Promise<StaffRegister>
  /** That an entry ended, or is somebody's own: said by whoever checks the register. */
  confirmRelative(caller: Caller, id: string, input: ConfirmInput): Promise<StaffRegister>
  registerStaff(caller: Caller, input: StaffInput): Promise<StaffRegister>
  registerRelative(caller: Caller, staffId: string, input: RelativeInput): Promise<StaffRegister>
}
