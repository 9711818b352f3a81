import vue from '@vitejs/plugin-vue'
import elementPlus from 'unplugin-element-plus/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defaultClientConditions, defineConfig } from 'vite'

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
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no inlined images; every file is served by its own address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8321' } },
})
