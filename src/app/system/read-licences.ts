import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../package-root.ts'

export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
}

let known: readonly Licence[] | undefined

/**
 * What the program is built with, as far as it is installed here, and what the build put into the page,
 * with the licence each states.
 */
export function readLicences(): readonly Licence[] {
  known ??= readAll()
  return known
}

function readAll(): readonly Licence[] {
  const here = [...namesIn(path.join(packageRoot(), 'package.json'))].flatMap(licenceOf)
  const all = [...here, ...bundledLicences()]
  const single = new Map(all.map((one) => [`${one.name} ${one.version}`, one]))
  return [...single.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** As the build left it beside the page; empty where no page was built. */
function bundledLicences(): readonly Licence[] {
  const found = readJson(path.join(packageRoot(), 'dist/web/licences.json'))
  if (!Array.isArray(found)) return []
  return found.map(({ name, version, licence }) => ({
    name: String(name),
    version: String(version),
    licence: typeof licence === 'string' ? licence : '—',
  }))
}

/** The program's own licence first of all: its text lies beside it. */
export function ownLicence(): string {
  const found = readJson(path.join(packageRoot(), 'package.json'))
  return typeof found?.license === 'string' ? found.license : ''
}

function namesIn(file: string): ReadonlySet<string> {
  const { dependencies, devDependencies } = readJson(file) ?? {}
  return new Set([dependencies, devDependencies].flatMap((one) => Object.keys(one ?? {})))
}

function licenceOf(name: string): readonly Licence[] {
  const found = readJson(path.join(packageRoot(), 'node_modules', name, 'package.json'))
  if (!found) return []
  const { version, license } = found
  return [{ name, version: String(version), licence: typeof license === 'string' ? license : '—' }]
}

type Json = Readonly<Record<string, unknown>>

function readJson(file: string): Json | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Json // a package's description is an object
  } catch {
    return undefined
  }
}
