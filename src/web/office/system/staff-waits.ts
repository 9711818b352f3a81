import type { StaffMember } from '../../api/client.ts'

/** Whether something of the entry waits for whoever checks the register. */
export function waits({ claimedBy, relatives }: StaffMember): boolean {
  return claimedBy !== null || relatives.some(({ isUnconfirmed }) => isUnconfirmed)
}
