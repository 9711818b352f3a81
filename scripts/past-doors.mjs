// Leads imports past the doors of our modules to the files that hold what is asked for, so that a
// command or a test loads only what it uses. Sources name doors; this is for bundles and test runs.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const statement = /^(import|export) (type )?\{([^}]*)\} from '([^']+)'$/gm

/** A text of TypeScript with its imports from doors replaced; the same number of lines. */
export function pastDoors(text, file) {
  return text.replace(statement, (whole, word, type, names, specifier) => {
    const door = type ? undefined : doorOf(specifier, file)
    if (door === undefined) return whole
    const found = valuesOf(door)
    const bySource = new Map()
    for (const name of split(names)) {
      const [asked] = name.split(' as ')
      const source = found.get(asked) ?? specifier
      bySource.set(source, [...(bySource.get(source) ?? []), name])
    }
    const made = [...bySource].map(
      ([from, list]) => `${word} { ${list.join(', ')} } from '${from}'`,
    )
    return made.join(';') + '\n'.repeat(whole.split('\n').length - 1)
  })
}

/** For esbuild. */
export const bundlePastDoors = {
  name: 'past-doors',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      isOurs(file)
        ? { contents: pastDoors(fs.readFileSync(file, 'utf8'), file), loader: 'ts' }
        : undefined,
    )
  },
}

/** For Vite and Vitest. */
export function loadPastDoors() {
  return {
    name: 'past-doors',
    enforce: 'pre',
    transform(text, id) {
      return isOurs(id) ? { code: pastDoors(text, id), map: null } : undefined
    },
  }
}

function isOurs(file) {
  return file.startsWith(root + path.sep) && file.endsWith('.ts') && !file.includes('node_modules')
}

/** The file of a door of ours. */
function doorOf(specifier, file) {
  const target = specifier.startsWith('#')
    ? path.join(root, 'src', `${specifier.slice(1)}.ts`)
    : specifier.startsWith('.') && path.resolve(path.dirname(file), specifier)
  return target && /\/(index|sql)\.ts$/.test(target) && fs.existsSync(target) ? target : undefined
}

const known = new Map()

/** Every value that a file gives, with the file of ours that gives it first by that name. */
function valuesOf(file) {
  const before = known.get(file)
  const { mtimeMs } = fs.statSync(file)
  if (before?.mtimeMs === mtimeMs) return before.values
  const values = new Map()
  known.set(file, { mtimeMs, values })
  const text = fs.readFileSync(file, 'utf8')
  const own = /^export (?:async )?(?:function\*?|class|const|let|abstract class) (\w+)/gm
  for (const [, name] of text.matchAll(own)) values.set(name, file)
  for (const [, specifier] of text.matchAll(/^export \* from '([^']+)'$/gm)) {
    for (const [name, source] of valuesOf(fileOf(specifier, file))) values.set(name, source)
  }
  for (const [, word, type, names, specifier] of text.matchAll(statement)) {
    if (word !== 'export' || type) continue
    const inner = /^[#.]/.test(specifier) ? valuesOf(fileOf(specifier, file)) : new Map()
    for (const name of split(names)) {
      const [asked, given = asked] = name.split(' as ')
      if (!name.startsWith('type ')) {
        values.set(given, (asked === given && inner.get(asked)) || file)
      }
    }
  }
  return values
}

function fileOf(specifier, from) {
  return specifier.startsWith('#')
    ? path.join(root, 'src', `${specifier.slice(1)}.ts`)
    : path.resolve(path.dirname(from), specifier)
}

function split(names) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
