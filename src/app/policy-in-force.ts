import { createHash } from 'node:crypto'
import path from 'node:path'
import { parse } from 'yaml'
import type { Role } from '#access/index'
import { type CalendarDays, calendarOf } from '#kernel/index'
import { type Catalogue, compilePack, loadCatalogue, loadPack, type Pack } from '#policy/index'
import { type DatasetMap, loadDatasets } from '#sources/index'
import { loadRoles } from './access/load-roles.ts'
import { isFactFile, isPackFile, type PolicyText, readPolicyTexts } from './policy-files.ts'

/** Everything a policy says for one place, read, checked and compiled. */
export interface PolicyInForce {
  readonly catalogue: Catalogue
  readonly pack: Pack
  readonly compiled: ReturnType<typeof compilePack>
  readonly datasets: DatasetMap
  readonly calendar: CalendarDays
  /** Who does what at work, in the words of the place. */
  readonly roles: readonly Role[]
  /** The texts it was read from, with paths from the folder of policies on. */
  readonly files: readonly PolicyText[]
  /** SHA-256 over the texts. */
  readonly digest: string
}

/** The policy of a folder: the id of a shipped one, or a path. */
export function loadPolicy(id: string): PolicyInForce {
  return loadPolicyTexts(readPolicyTexts(id))
}

/** The policies read last, by their texts: to read one takes its time, and nobody changes it. */
const known = new Map<string, PolicyInForce>()
const knownAtMost = 4

/** A policy from its texts: those of folders, or those that were published. */
export function loadPolicyTexts(files: readonly PolicyText[]): PolicyInForce {
  const name = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const found = known.get(name) ?? readPolicy(files)
  known.delete(name)
  known.set(name, found)
  const [oldest] = known.keys()
  if (known.size > knownAtMost && oldest !== undefined) known.delete(oldest)
  return found
}

function readPolicy(files: readonly PolicyText[]): PolicyInForce {
  const digest = digestOf(files)
  const catalogue = loadCatalogue(files.filter((file) => isFactFile(file.path)))
  const read = loadPack({ files: files.filter((file) => isPackFile(file.path)), catalogue })
  const pack = { ...read, version: versionOf(read, digest) }
  return {
    catalogue,
    pack,
    compiled: compilePack(pack, catalogue),
    datasets: loadDatasets(pack, catalogue),
    calendar: calendarOf(parse(textOf(files, 'national/calendar.yaml'))),
    roles: loadRoles(pack),
    files,
    digest,
  }
}

/** The departments of a policy, by the names its place gives them. */
export function departmentsOf(pack: Pack): { name: string; title: string }[] {
  const listed = (pack.section('部门') ?? []) as readonly { 名称: string; 全称: string }[] // our own files' form
  return listed.map((one) => ({ name: one.名称, title: one.全称 }))
}

// The pack's own mark does not see the fact catalogue and the calendar: ours sees every file.
function versionOf(pack: Pack, digest: string): string {
  const stated = pack.version.replace(/-[0-9a-f]{16}$/, '')
  return `${stated}-${digest.slice(0, 16)}`
}

/** Paths count by folder and name: the same texts in another place are the same policy. */
function digestOf(files: readonly PolicyText[]): string {
  const digest = createHash('sha256')
  for (const file of files) digest.update(`${shortPath(file.path)}\0${file.text}\0`)
  return digest.digest('hex')
}

/** The last folder and the file's name. */
export function shortPath(file: string): string {
  return path.join(path.basename(path.dirname(file)), path.basename(file))
}

function textOf(files: readonly PolicyText[], name: string): string {
  const found = files.find((file) => file.path === name)
  if (!found) throw new Error(`a policy without ${name}`)
  return found.text
}
