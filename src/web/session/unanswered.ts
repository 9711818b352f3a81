/**
 * What people say about persons, pushes and proposals is done once: such a request carries a number, and
 * one whose answer was lost on the way goes out under the same number when the same is sent again.
 */
const said =
  /^\/api\/((alerts|approvals|calendar|candidates|conferences|divisions|entries|households|leads|pushes|relatives|staff|supervision|work)\b|policy\/drafts(\/[^/]+\/proposal)?$)/
const most = 50
/** The server was not reached behind what stands before it. */
const firstOfGateways = 502

/** The numbers of requests that nobody has answered yet, by what was sent. */
const unanswered = new Map<string, string>()

/** Numbers the request and sends it; it stays unanswered when no answer comes. */
export async function sendOnce(
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { method, url, headers } = request
  const { pathname } = new URL(url)
  const isForm = headers.get('content-type')?.startsWith('multipart/') === true
  if (method !== 'POST' || isForm || !said.test(pathname)) return send(request)
  const content = `${pathname} ${await request.clone().text()}`
  const key = unanswered.get(content) ?? newKey()
  unanswered.set(content, key)
  const [oldest = content] = unanswered.keys()
  if (unanswered.size > most) unanswered.delete(oldest)
  headers.set('idempotency-key', key)
  const response = await send(request)
  if (response.status < firstOfGateways) unanswered.delete(content)
  return response
}

/** Also where the page came without encryption, and the browser makes no numbers by itself. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
