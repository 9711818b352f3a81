/**
 * The house as data: which module may import which. `*` is everything; a module not named here is
 * not part of the house yet. ARCHITECTURE.md draws the same map.
 */
export const importMap: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  policy: ['kernel'],
  vault: ['kernel'],
  db: ['kernel'],
  ledger: ['kernel', 'vault', 'db'],
  chain: ['kernel', 'vault', 'db', 'ledger'],
  access: ['kernel', 'vault', 'db', 'ledger'],
  registry: ['kernel', 'vault', 'db', 'chain', 'access', 'policy'],
  aid: ['kernel', 'vault', 'db', 'chain', 'access', 'policy', 'registry'],
  sources: ['kernel', 'vault', 'db', 'chain', 'access', 'policy', 'registry'],
  matching: ['kernel', 'vault', 'db', 'chain', 'access', 'policy', 'registry', 'sources'],
  monitoring: ['kernel', 'vault', 'db', 'chain', 'access', 'policy', 'registry', 'matching'],
  dispatch: ['kernel', 'vault', 'db', 'chain', 'access', 'policy', 'registry', 'monitoring'],
  oversight: [
    'kernel',
    'vault',
    'db',
    'chain',
    'access',
    'policy',
    'registry',
    'aid',
    'sources',
    'matching',
    'monitoring',
    'dispatch',
    'papers',
  ],
  papers: ['kernel', 'policy'],
  app: ['*'],
  http: ['*'],
  cli: ['*'],
  web: ['kernel', 'policy', '*/domain'],
}

/** Modules whose files build without DOM and Node types and use no clock, file or database. */
export const pureModules: readonly string[] = ['kernel', 'policy']

/** The doors of a module: the only files that another module may import; `sql` is policy's second. */
export const doors: readonly string[] = ['index', 'domain', 'sql']
