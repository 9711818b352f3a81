import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildServer, type ServerOptions } from './build-server.ts'

export interface StartOptions extends ServerOptions {
  readonly port: number
  /** Loopback unless told. */
  readonly host?: string
}

export interface RunningServer {
  /** Such as http://127.0.0.1:8321. */
  readonly url: string
  close(): Promise<void>
}

/** Listens; whoever comes signs in. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { port, host = '127.0.0.1', webRoot, ...rest } = options
  const isBuilt = webRoot !== undefined && existsSync(path.join(webRoot, 'index.html'))
  const server = await buildServer({ ...rest, webRoot: isBuilt ? webRoot : undefined })
  const url = await server.listen({ port, host })
  return { url, close: () => server.close() }
}
