import fs from 'node:fs'
import path from 'node:path'
import { parse as parseComponent } from '@vue/compiler-sfc'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { doors, importMap, pureModules } from './import-map.ts'

interface Edge {
  readonly file: string
  readonly from: string
  readonly specifier: string
  readonly target: string
}

const edges = sourceFiles('src').flatMap(edgesOf)

describe('the house', () => {
  test('every module stands in the import map', () => {
    const modules = fs.readdirSync('src', { withFileTypes: true }).filter((e) => e.isDirectory())
    expect(modules.map((e) => e.name).filter((name) => !(name in importMap))).toEqual([])
  })

  test('a module imports only what the map allows', () => {
    expect(
      crossing()
        .filter((edge) => !isAllowed(edge))
        .map(show),
    ).toEqual([])
  })

  test('another module is entered through its door', () => {
    const throughWall = crossing().filter((edge) => {
      const inside = edge.target.split('/').slice(1).join('/')
      return !doors.includes(inside) && !isWiring(edge)
    })
    expect(throughWall.map(show)).toEqual([])
  })

  test('no file imports itself in a circle', () => {
    expect(findCycle()).toEqual([])
  })

  test('pure modules and domain files import no platform', () => {
    const impure = edges.filter((edge) => isPure(edge.file) && isPlatform(edge.specifier))
    expect(impure.map(show)).toEqual([])
  })

  test('pure modules read no clock and no chance', () => {
    const guilty = sourceFiles('src')
      .filter(isPure)
      .filter((file) =>
        /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(fs.readFileSync(file, 'utf8')),
      )
    expect(guilty).toEqual([])
  })

  test('the generator of the example county imports nothing of ours but the kernel', () => {
    const own = sourceFiles('examples')
      .flatMap((file) => importsOf(file).map((to) => `${file} → ${to}`))
      .filter((line) => line.includes('→ #') && !line.includes('→ #kernel/'))
    expect(own).toEqual([])
  })

  test('the SQL door of policy does not lead to the JavaScript evaluator', () => {
    const reached = reachedFrom('policy/sql')
    expect(reached.filter((file) => /policy\/(evaluate|compile-js|explain)$/.test(file))).toEqual(
      [],
    )
    expect(reached).toContain('policy/compile-sql')
  })

  test('nothing reads the reference texts beside the checkout', () => {
    const roots = ['src', 'tests', 'scripts', 'examples']
    const guilty = roots
      .flatMap((root) => sourceFiles(root))
      .filter((file) => fs.readFileSync(file, 'utf8').includes(['..', 'shared'].join('/')))
    expect(guilty).toEqual([])
  })
})

function sourceFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(at)
    return /\.(ts|vue)$/.test(entry.name) && !/(^test-.*|\.(test|d|gen))\.ts$/.test(entry.name)
      ? [at]
      : []
  })
}

function importsOf(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8')
  const scripts = file.endsWith('.vue') ? scriptsOf(text) : [text]
  return scripts.flatMap((script) =>
    ts.preProcessFile(script, true, true).importedFiles.map((i) => i.fileName),
  )
}

function scriptsOf(text: string): string[] {
  const { descriptor } = parseComponent(text)
  return [descriptor.scriptSetup?.content, descriptor.script?.content].filter(
    (s) => s !== undefined,
  )
}

function edgesOf(file: string): Edge[] {
  const from = path.relative('src', file).split(path.sep)[0] ?? ''
  return importsOf(file).map((specifier) => ({
    file,
    from,
    specifier,
    target: targetOf(file, specifier),
  }))
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1).replace(/\.(ts|vue)$/, '')
  if (!specifier.startsWith('.')) return ''
  const at = path.relative('src', path.join(path.dirname(file), specifier))
  return at
    .split(path.sep)
    .join('/')
    .replace(/\.(ts|vue)$/, '')
}

function crossing(): Edge[] {
  return edges.filter((edge) => edge.target !== '' && edge.target.split('/')[0] !== edge.from)
}

function isAllowed(edge: Edge): boolean {
  const allowed = importMap[edge.from] ?? []
  const module = edge.target.split('/')[0] ?? ''
  if (allowed.includes('*') || allowed.includes(module)) return true
  return allowed.includes('*/domain') && edge.target.endsWith('/domain')
}

/** The wiring lists every module's routes; nobody else may look past a door. */
function isWiring(edge: Edge): boolean {
  return edge.from === 'http' && edge.target.endsWith('/routes')
}

function isPure(file: string): boolean {
  const module = path.relative('src', file).split(path.sep)[0] ?? ''
  return pureModules.includes(module) || path.basename(file) === 'domain.ts'
}

function isPlatform(specifier: string): boolean {
  return specifier.startsWith('node:') || /^#(db|vault|app|http|cli)\b/.test(specifier)
}

function show(edge: Edge): string {
  return `${edge.file} → ${edge.specifier}`
}

/** Every file that a file of ours leads to; imports of types alone lead nowhere when it runs. */
function reachedFrom(start: string): string[] {
  const seen = new Set<string>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const file = path.join('src', `${at}.ts`)
    if (!fs.existsSync(file)) continue
    const text = fs
      .readFileSync(file, 'utf8')
      .replace(/^(import|export) type \{[^}]*\} from .*$/gm, '')
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      open.push(targetOf(file, fileName))
    }
  }
  return [...seen]
}

function findCycle(): string[] {
  const graph = new Map<string, string[]>()
  for (const edge of edges) {
    const from = path
      .relative('src', edge.file)
      .split(path.sep)
      .join('/')
      .replace(/\.(ts|vue)$/, '')
    if (edge.target) graph.set(from, [...(graph.get(from) ?? []), edge.target])
  }
  const done = new Set<string>()
  for (const start of graph.keys()) {
    const cycle = walk(start, [], graph, done)
    if (cycle.length > 0) return cycle
  }
  return []
}

function walk(
  at: string,
  trail: readonly string[],
  graph: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] {
  if (trail.includes(at)) return [...trail.slice(trail.indexOf(at)), at]
  if (done.has(at)) return []
  for (const next of graph.get(at) ?? []) {
    const cycle = walk(next, [...trail, at], graph, done)
    if (cycle.length > 0) return cycle
  }
  done.add(at)
  return []
}
