import { loadRoles } from '../../src/app/access/load-roles.ts'

/** The posts of the nation, which places take over and change. */
export const nationalRoles = loadRoles({ documents: [], sectionNodes: () => [] })
