// Builds the command line and the server (Node 20 strips no types) and the web page into dist/;
// with --out FOLDER the command line and the server into another folder, for tests.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { bundlePastDoors } from './past-doors.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
let esbuild
try {
  esbuild = await import('esbuild')
} catch {
  console.log('esbuild is not installed (production install): dist/ is left as it is')
  process.exit(0)
}

const outAt = process.argv.indexOf('--out')
const out = path.resolve(root, outAt < 0 ? 'dist' : process.argv[outAt + 1])
const serverOnly = outAt >= 0 || process.argv.includes('--server-only')
const stale = serverOnly
  ? ['cli', 'chunks', 'conformance', 'sources', 'examples', 'policy', 'readings']
  : ['.']
for (const name of stale) fs.rmSync(path.join(out, name), { recursive: true, force: true })
await esbuild.build({
  absWorkingDir: root,
  entryPoints: {
    'cli/main': 'src/cli/main.ts',
    'conformance/main': 'src/app/conformance/main.ts',
    'conformance/sql': 'src/app/conformance/sql.ts',
    'examples/generate': 'examples/county/generate.ts',
    'sources/read/sheet-worker': 'src/sources/read/sheet-worker.ts',
    'policy/write-readings': 'src/app/policy/write-readings.ts',
  },
  outdir: out,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  conditions: ['source'],
  plugins: [bundlePastDoors],
  sourcemap: 'linked',
  logLevel: 'warning',
})
fs.chmodSync(path.join(out, 'cli/main.js'), 0o755)
// To read the policies takes most of the time of a short command: they are read here once.
const { writeReadings } = await import(
  pathToFileURL(path.join(out, 'policy/write-readings.js')).href
)
writeReadings(path.join(root, 'policies'), path.join(out, 'readings'))
if (!serverOnly) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  pack(path.join(root, 'dist/web'))
}

/** Leaves each file of the page packed beside it, once and well instead of anew for each answer. */
function pack(folder) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name)
    if (!/\.(js|css|html|svg)$/.test(file) || fs.statSync(file).size < 1024) continue
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes, quality))
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
