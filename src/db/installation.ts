import { randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { refuse } from './refusals.ts'

/** What a data folder says about itself, in `installation.json`. */
export interface Installation {
  readonly id: string
  /** The layout of the folder; a newer program may raise it. */
  readonly format: number
  readonly engine: 'embedded' | 'pglite'
  readonly createdAt: string
}

const knownFormat = 1
const fileName = 'installation.json'

/** The installation in `folder`, or undefined where there is none yet. */
export function readInstallation(folder: string): Installation | undefined {
  const text = readText(path.join(folder, fileName))
  if (text === undefined) return undefined
  const found = parse(text)
  if (!found) throw refuse('damaged-folder', { folder })
  if (found.format > knownFormat) {
    throw refuse('newer-folder', { folder, format: found.format, known: knownFormat })
  }
  return found
}

/**
 * Makes `folder` ours if it is new or empty, and gives what it then says. Of several first starts
 * one writes, the others read what it wrote.
 */
export function claimFolder(folder: string, engine: Installation['engine']): Installation {
  explainFailure(folder, () => makeFolder(folder))
  checkNotForeign(folder)
  const existing = readInstallation(folder)
  if (existing) return existing
  const fresh: Installation = {
    id: randomUUID(),
    format: knownFormat,
    engine,
    createdAt: new Date().toISOString(),
  }
  explainFailure(folder, () => writeOnce(path.join(folder, fileName), fresh))
  return readInstallation(folder) ?? fresh
}

/** Refuses a folder in which somebody else keeps something. */
export function checkNotForeign(folder: string): void {
  if (!explainFailure(folder, () => existsSync(folder))) return
  const names = explainFailure(folder, () => readdirSync(folder))
  const example = names.find((name) => !isHarmless(name))
  // Asked last: another first start may have written it while we looked.
  if (example === undefined || readInstallation(folder)) return
  throw refuse('foreign-folder', { folder, example })
}

/**
 * Makes a folder, and those above it that are missing, so that the database's account can pass
 * through whatever the umask of this one is.
 */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    chmodSync(made, 0o711)
  }
}

/** Refuses clearly where this account cannot write. */
export function checkWritable(folder: string): void {
  explainFailure(folder, () => accessSync(folder, constants.W_OK | constants.X_OK))
}

/** Turns what the file system says into a sentence for the person. */
export function explainFailure<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw refuse('folder-not-writable', { folder })
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') throw refuse('disk-full', { folder })
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw refuse('foreign-folder', { folder, example: path.basename(folder) })
    }
    throw error
  }
}

/** Drafts of the file itself, and what a file system puts at its own root. */
function isHarmless(name: string): boolean {
  return name.startsWith(fileName) || name === 'lost+found' || name === '.DS_Store'
}

function writeOnce(file: string, installation: Installation): void {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, `${JSON.stringify(installation, null, 2)}\n`, { mode: 0o644, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === 'EACCES') throw refuse('folder-not-writable', { folder: path.dirname(file) })
    throw error
  }
}

function parse(text: string): Installation | undefined {
  try {
    const { id, format, engine, createdAt } = JSON.parse(text)
    if (typeof id !== 'string' || typeof format !== 'number') return undefined
    if (engine !== 'embedded' && engine !== 'pglite' && format <= knownFormat) return undefined
    return { id, format, engine, createdAt: String(createdAt) }
  } catch {
    return undefined
  }
}
