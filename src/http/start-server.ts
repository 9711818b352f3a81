import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildServer, type ServerOptions } from './build-server.ts'
import { dropToken, keepToken, makeToken } from './token.ts'

export interface StartOptions extends Omit<ServerOptions, 'token'> {
  readonly port: number
  /** Loopback unless told. */
  readonly host?: string
  /** Kept here for this account alone, such as `<data>/serve-token`. */
  readonly tokenFile?: string
}

export interface RunningServer {
  /** Such as http://127.0.0.1:8321, without the token. */
  readonly url: string
  readonly token: string
  close(): Promise<void>
}

/** Listens with a token of its own, which ends with the server. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { port, host = '127.0.0.1', tokenFile, webRoot, ...rest } = options
  const token = makeToken()
  const isBuilt = webRoot !== undefined && existsSync(path.join(webRoot, 'index.html'))
  const server = await buildServer({ ...rest, token, webRoot: isBuilt ? webRoot : undefined })
  const url = await server.listen({ port, host })
  if (tokenFile !== undefined) keepToken(tokenFile, token)
  return {
    url,
    token,
    async close() {
      await server.close()
      if (tokenFile !== undefined) dropToken(tokenFile, token)
    },
  }
}
