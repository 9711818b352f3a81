import fs from 'node:fs'
import vue from '@vitejs/plugin-vue'
import elementPlus from 'unplugin-element-plus/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'

// The rail shows what waits in 数据比对: with that section's file every page would load the section.
const sections = /[\\/]office[\\/](policy|imports|households|alerts|system)[\\/](?!waiting)/
const ours = /[\\/]src[\\/]|@lucide|@tanstack/
const parts =
  /element-plus|@vueuse|@popperjs|@floating-ui|lodash|dayjs|[\\/]form[\\/](use-element|DateInput|SelectInput)/

/**
 * Few files a page, because from cold each costs a turn of a line that takes six at a time: what the
 * door needs, what all pages share, what the pages of one section share. Each page then is a file.
 */
const chunks = [
  { name: 'start', tags: ['$initial' as const], priority: 4 },
  {
    name: 'element',
    test: parts,
    ...{ minShareCount: 2, priority: 3, entriesAware: true, entriesAwareMergeThreshold: 60_000 },
  },
  {
    name: 'office',
    test: (id: string) => ours.test(id) && !sections.test(id),
    ...{ minShareCount: 2, priority: 2 },
  },
  {
    name: (id: string) => sections.exec(id)?.[1] ?? null,
    ...{ debugName: 'sections', minShareCount: 2, priority: 1 },
  },
]

const installed = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Leaves beside the page what of other people's it holds, with the licence that each package states. */
function bundledLicences(): Plugin {
  return {
    name: 'bundled-licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((one) =>
        one.type === 'chunk' ? Object.keys(one.modules) : [],
      )
      const folders = new Set(modules.flatMap((id) => installed.exec(id)?.[1] ?? []))
      const found = [...folders].map((folder) => {
        const text = fs.readFileSync(`${folder.replaceAll('\0', '')}/package.json`, 'utf8')
        const { name, version, license: licence } = JSON.parse(text)
        return { name, version, licence }
      })
      found.sort((one, other) => (one.name < other.name ? -1 : 1))
      const source = `${JSON.stringify(found, undefined, 1)}\n`
      this.emitFile({ type: 'asset', fileName: 'licences.json', source })
    },
  }
}

export default defineConfig({
  root: 'src/web',
  resolve: { conditions: ['source', ...defaultClientConditions] },
  plugins: [
    vue(),
    // Element Plus part by part, each with its style: tags of a template, and what is imported by hand.
    components({
      dirs: [],
      dts: 'components.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: 'css', directives: false })],
    }),
    elementPlus({}),
    bundledLicences(),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no inlined images; every file is served by its own address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8321' } },
})
