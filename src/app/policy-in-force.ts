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

/** A policy from its texts, read whole: refused where it is broken. */
export function loadPolicyTexts(files: readonly PolicyText[]): PolicyInForce {
  const policy = publishedPolicy(files)
  for (const part of parts) void policy[part]
  return policy
}

const parts = ['catalogue', 'pack', 'compiled', 'datasets', 'calendar', 'roles'] as const

/** The policies opened last, by their texts: to read one takes its time, and nobody changes it. */
const known = new Map<string, PolicyInForce>()
const knownAtMost = 4

/** A policy from texts that were read whole when they were published: its parts are as they are asked for. */
export function publishedPolicy(files: readonly PolicyText[]): PolicyInForce {
  const name = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const found = known.get(name) ?? readWhenAsked(files)
  known.delete(name)
  known.set(name, found)
  const [oldest] = known.keys()
  if (known.size > knownAtMost && oldest !== undefined) known.delete(oldest)
  return found
}

function readWhenAsked(files: readonly PolicyText[]): PolicyInForce {
  const digest = digestOf(files)
  const catalogue = once(() => loadCatalogue(files.filter((file) => isFactFile(file.path))))
  const pack = once(() => {
    const own = files.filter((file) => isPackFile(file.path))
    const read = loadPack({ files: own, catalogue: catalogue() })
    return { ...read, version: versionOf(read, digest) }
  })
  const compiled = once(() => compilePack(pack(), catalogue()))
  const datasets = once(() => loadDatasets(pack(), catalogue()))
  const calendar = once(() => calendarOf(parse(textOf(files, 'national/calendar.yaml'))))
  const roles = once(() => loadRoles(pack()))
  return {
    get catalogue() {
      return catalogue()
    },
    get pack() {
      return pack()
    },
    get compiled() {
      return compiled()
    },
    get datasets() {
      return datasets()
    },
    get calendar() {
      return calendar()
    },
    get roles() {
      return roles()
    },
    files,
    digest,
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
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
