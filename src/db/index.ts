export { announceChange, changeChannel } from './announce.ts'
export { copyField } from './copy-field.ts'
export { type RowScope, withCounty } from './county.ts'
export type {
  Database,
  Engine,
  Queryable,
  Role,
  RoleStrength,
  Transaction,
} from './database.ts'
export { freeFolder } from './free-folder.ts'
export { type Installation, readInstallation } from './installation.ts'
export { lintSchema } from './lint-schema.ts'
export { tryAdvisoryLock, withAdvisoryLock } from './locks.ts'
export { type Migration, migrate, readMigrations } from './migrate.ts'
export { type OpenOptions, openDatabase, suggestDataFolder } from './open-database.ts'
export { secureTables } from './secure-tables.ts'
export { ident, joinSql, type Sql, sql, trusted } from './sql.ts'
