import type { ReplyFilePort, RequestPort } from '#http/index'
import { listRequests } from '../exchange/requests.ts'
import { writeReplyFile } from '../exchange/write-reply-file.ts'
import type { PortContext } from './request.ts'

/** What departments are asked for, and the tables in which they answer. */
export function requestPort({ app, actingFor }: PortContext): RequestPort & ReplyFilePort {
  return {
    async listRequests(caller, { limit, after, ...filter }) {
      const offset = Number(after ?? 0)
      const page = { ...filter, limit: limit + 1, offset }
      const found = await listRequests(app, actingFor(caller), page)
      return {
        items: found
          .slice(0, limit)
          .map(({ datasetName, townshipName, dueProvisional, isOverdue, ...request }) => ({
            ...request,
            dataset: datasetName,
            township: townshipName ?? app.county.name,
            isProvisional: dueProvisional,
            overdue: isOverdue,
          })),
        next: found.length > limit ? String(offset + limit) : null,
      }
    },
    writeReplyFile: (caller, requestId, folder) =>
      writeReplyFile(app, actingFor(caller), requestId, folder),
  }
}
