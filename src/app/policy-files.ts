import fs from 'node:fs'
import path from 'node:path'
import { parse, parseDocument } from 'yaml'
import { useReadings } from '#policy/index'
import { packageRoot } from './package-root.ts'
import { findReading } from './policy/kept-readings.ts'
import { readText } from './read-text.ts'
import { refuse } from './refusals.ts'

export interface PolicyText {
  readonly path: string
  readonly text: string
}

useReadings(findReading)

/** Files of a policy folder that are data of other modules, not parts of the pack. */
const notPack = new Set(['facts.yaml', 'calendar.yaml'])
/** Files of a policy folder that are no policy. */
const notPolicy = new Set(['divisions.yaml'])
/** What every policy reads of the national folder, whatever it extends. */
const nationalData = [
  ...['calendar.yaml', 'datasets.yaml', 'departments.yaml', 'facts.yaml', 'roles.yaml'],
]

export function policiesFolder(): string {
  return path.join(packageRoot(), 'policies')
}

/** The folders of `policies/` that a place may choose: those whose pack names a 地区. */
export function listPolicies(): string[] {
  return policyFolders()
    .filter((name) => headOf(path.join(policiesFolder(), name)).isPlace)
    .sort()
}

/** The ids of all packs of `policies/`: national, provinces and places. */
export function listPacks(): { readonly id: string; readonly name: string }[] {
  return policyFolders()
    .map((id) => ({ id, name: headOf(path.join(policiesFolder(), id)).name }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** All files of the pack and of those it extends (national, its province's), farthest first. */
export function readPolicyFiles(id: string): PolicyText[] {
  return readPolicyTexts(id).filter((file) => isPackFile(file.path))
}

/** The same with the fact catalogue and the calendar: all that a publication keeps. */
export function readPolicyTexts(id: string): PolicyText[] {
  const folders = foldersOf(id, [])
  const files = folders.flatMap(readFolder)
  const missing = nationalData.filter((name) => !files.some((one) => one.path === national(name)))
  return [
    ...missing.map((name) => ({ path: national(name), text: readNationalText(name) })),
    ...files,
  ]
}

/** Whether a file of a policy's texts is a part of the pack. */
export function isPackFile(file: string): boolean {
  return !notPack.has(path.basename(file))
}

/** Whether a file of a policy's texts is a fact catalogue. */
export function isFactFile(file: string): boolean {
  return path.basename(file) === 'facts.yaml'
}

/** The folder that an id or a path names; refuses what is neither. */
export function policyFolder(id: string): string {
  const shipped = path.join(policiesFolder(), id)
  const folder = fs.existsSync(shipped) ? shipped : path.resolve(id)
  if (fs.existsSync(path.join(folder, 'pack.yaml'))) return folder
  const known = listPacks().map((one) => one.id)
  throw refuse('policy-unknown', { id, known })
}

/** The files of a pack's own cases: `cases/*.yaml` in its folder. */
export function caseFilesOf(id: string): string[] {
  const folder = path.join(policyFolder(id), 'cases')
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name))
}

/** The 标识 that a pack's folder states. */
export function packIdOf(id: string): string {
  return headOf(policyFolder(id)).id
}

export function readNationalText(name: string): string {
  return fs.readFileSync(path.join(policiesFolder(), 'national', name), 'utf8')
}

export function readNationalYaml(name: string): unknown {
  return parse(readNationalText(name))
}

function national(name: string): string {
  return path.join('national', name)
}

function policyFolders(): string[] {
  return fs
    .readdirSync(policiesFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => fs.existsSync(path.join(policiesFolder(), name, 'pack.yaml')))
}

// A pack that extends itself, or one that is not there, is the loader's to refuse with its place.
function foldersOf(id: string, seen: readonly string[]): readonly string[] {
  const folder = policyFolder(id)
  if (seen.includes(folder)) return []
  const isThere = (base: string) =>
    policyFolders().includes(base) || fs.existsSync(path.resolve(base, 'pack.yaml'))
  const bases = headOf(folder)
    .bases.filter(isThere)
    .flatMap((base) => foldersOf(base, [...seen, folder]))
  return [...new Set([...bases, folder])]
}

interface Head {
  readonly id: string
  readonly name: string
  readonly bases: readonly string[]
  readonly isPlace: boolean
}

// A file that is broken here is refused, with its place, by the loader.
function headOf(folder: string): Head {
  const head = parseDocument(readYamlText(path.join(folder, 'pack.yaml'))).toJS() as unknown
  const read = (head ?? {}) as Readonly<Record<string, unknown>> // checked below
  const { 标识: id, 名称: name, 继承: bases, 地区: area } = read
  return {
    id: String(id ?? path.basename(folder)),
    name: String(name ?? path.basename(folder)),
    bases: Array.isArray(bases) ? bases.map(String) : [],
    isPlace: area !== undefined,
  }
}

function readYamlText(file: string): string {
  const text = readText(file)
  if (text === undefined) throw refuse('not-yaml-text', { file })
  return text
}

function readFolder(folder: string): PolicyText[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !notPolicy.has(name))
    .sort()
    .map((name) => {
      const at = path.join(folder, name)
      const shown = path.relative(policiesFolder(), at)
      return { path: shown.startsWith('..') ? at : shown, text: readYamlText(at) }
    })
}
