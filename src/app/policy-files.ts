import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
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

/** The folders of `policies/` that a place may choose. */
export function listPolicies(): string[] {
  return fs
    .readdirSync(policiesFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'national')
    .map((entry) => entry.name)
    .sort()
}

/** All files of the pack and of the national one: what the loader merges. */
export function readPolicyFiles(id: string): PolicyText[] {
  const folder = path.join(policiesFolder(), id)
  if (id !== 'national' && !listPolicies().includes(id) && !fs.existsSync(path.resolve(id))) {
    throw refuse('policy-unknown', { id, known: listPolicies() })
  }
  const own = fs.existsSync(folder) ? folder : path.resolve(id)
  const folders = id === 'national' ? [own] : [path.join(policiesFolder(), 'national'), own]
  return folders.flatMap(readFolder)
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
