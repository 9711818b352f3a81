import type { FastifyInstance } from 'fastify'
import { hideNumbers, hidePersonalNumbers } from '#kernel/index'

/** What people write in sentences; numbers have columns of their own and are sealed there. */
const sentences: ReadonlySet<string> = new Set([
  ...['reason', 'purpose', 'cause', 'measure', 'outcome', 'fewerCases', 'label', 'post'],
])
/** Digits in groups belong to the document's own number here. */
const references: ReadonlySet<string> = new Set(['document'])
/** Eleven digits or more, also full width or in groups; what stands about them is left as it was. */
const long = /[\d０-９](?:[\s\-‐‑–—−_./·]{0,3}[\d０-９]){10,}[XxＸｘ]?/gu

/**
 * Of identity numbers, telephones and bank cards that somebody writes into a reason, an answer or a
 * purpose, only begin and end are kept: these texts are stored and shown as they are.
 */
export function hideTypedNumbers(app: FastifyInstance): void {
  app.addHook('preHandler', async (request) => {
    if (request.body !== undefined) request.body = withoutNumbers(request.body, '')
  })
}

function withoutNumbers(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    if (sentences.has(name)) return value.replace(long, hideNumbers)
    return references.has(name) ? hidePersonalNumbers(value) : value
  }
  if (!isPlain(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNumbers(inner, key)]))
}

/** Bodies of JSON alone: a form's files come as streams. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  return Object.getPrototypeOf(value) === Object.prototype
}
