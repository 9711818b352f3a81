// Lets test runs start the worker that reads workbooks from a bundle, as the product does: from
// source each worker would first load a compiler.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundlePastDoors } from './past-doors.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const asked = `import.meta.resolve('#sources/read/sheet-worker')`
/** Among the packages, where the bundle finds those it uses. */
const folder = path.join(root, 'node_modules/.cache/doudi')

/** For Vitest. */
export function bundledWorker() {
  return {
    name: 'bundled-worker',
    enforce: 'pre',
    async transform(text) {
      if (!text.includes(asked)) return undefined
      const { file, sources } = await bundleWorker()
      for (const source of sources) this.addWatchFile(source)
      return { code: text.replaceAll(asked, JSON.stringify(pathToFileURL(file).href)), map: null }
    },
  }
}

/** The bundle of the sources as they are now: its folder is named by its content. */
async function bundleWorker() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { 'sheet-worker': 'src/sources/read/sheet-worker.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
    plugins: [bundlePastDoors],
    write: false,
    metafile: true,
  })
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  const made = path.join(folder, hash.digest('hex').slice(0, 16))
  if (!fs.existsSync(made)) {
    fs.mkdirSync(folder, { recursive: true })
    const draft = fs.mkdtempSync(`${made}-`)
    for (const { path: file, contents } of outputFiles) {
      fs.writeFileSync(path.join(draft, path.basename(file)), contents)
    }
    moveInto(draft, made)
  }
  const sources = Object.keys(metafile.inputs).map((name) => path.join(root, name))
  return { file: path.join(made, 'sheet-worker.mjs'), sources }
}

function moveInto(draft, made) {
  try {
    fs.renameSync(draft, made)
  } catch (error) {
    if (!fs.existsSync(made)) throw error
    fs.rmSync(draft, { recursive: true }) // another run was first
  }
}
