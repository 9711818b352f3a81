import path from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The page’s shell needs no token: it holds no word about anybody. */
export async function servePage(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(async (shell) => {
    shell.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true }
    })
    await shell.register(serveStatic, {
      root: path.resolve(webRoot),
      wildcard: false,
      // The build leaves each file packed beside it; a file without is packed as it goes out.
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz'],
      setHeaders: (reply, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`)
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  })
}
