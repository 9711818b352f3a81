import fs from 'node:fs'
import path from 'node:path'
import { parse, parseDocument } from 'yaml'
import { packageRoot } from './package-root.ts'
import { refuse } from './refusals.ts'

export interface PolicyText {
  readonly path: string
  readonly text: string
}

/** Files of a policy folder that are data of other modules, not parts of the pack. */
const notPack = new Set(['facts.yaml', 'calendar.yaml', 'divisions.yaml'])

export function policiesFolder(): string {
  return path.join(packageRoot(), 'policies')
}

/** The folders of `policies/` that a place may choose: those whose pack names a 地区. */
export function listPolicies(): string[] {
  return fs
    .readdirSync(policiesFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => headOf(path.join(policiesFolder(), name)).isPlace)
    .sort()
}

/** All files of the pack and of those it extends (national, its province's), farthest first. */
export function readPolicyFiles(id: string): PolicyText[] {
  return foldersOf(id, []).flatMap(readFolder)
}

// A pack that extends itself is the loader's to refuse: each folder is read once.
function foldersOf(id: string, seen: readonly string[]): readonly string[] {
  const shipped = path.join(policiesFolder(), id)
  const folder = fs.existsSync(shipped) ? shipped : path.resolve(id)
  if (!fs.existsSync(folder)) throw refuse('policy-unknown', { id, known: listPolicies() })
  if (seen.includes(folder)) return []
  const bases = headOf(folder).bases.flatMap((base) => foldersOf(base, [...seen, folder]))
  return [...new Set([...bases, folder])]
}

// A file that is broken here is refused, with its place, by the loader.
function headOf(folder: string): { readonly bases: readonly string[]; readonly isPlace: boolean } {
  const file = path.join(folder, 'pack.yaml')
  if (!fs.existsSync(file)) return { bases: ['national'], isPlace: false }
  const head = parseDocument(fs.readFileSync(file, 'utf8')).toJS() as unknown
  const { 继承: bases, 地区: area } = (head ?? {}) as Readonly<Record<string, unknown>> // checked below
  return { bases: Array.isArray(bases) ? bases.map(String) : [], isPlace: area !== undefined }
}

export function readNationalText(name: string): string {
  return fs.readFileSync(path.join(policiesFolder(), 'national', name), 'utf8')
}

export function readNationalYaml(name: string): unknown {
  return parse(readNationalText(name))
}

function readFolder(folder: string): PolicyText[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !notPack.has(name))
    .sort()
    .map((name) => {
      const at = path.join(folder, name)
      const shown = path.relative(policiesFolder(), at)
      return { path: shown.startsWith('..') ? at : shown, text: fs.readFileSync(at, 'utf8') }
    })
}
