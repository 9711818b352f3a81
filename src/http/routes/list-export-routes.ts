import type { AppPort } from '../app-port.ts'
import { callerOf } from '../guard.ts'
import { type Routes, sends } from '../route-forms.ts'
import { type SeenInput, type SeenName, seenLists } from '../schemas/seen-lists.ts'
import { refTo } from '../schemas/shapes.ts'
import { sendWritten } from '../send-written.ts'

/** 导出所见: lists as they stand on the screen. Posted, so that nothing typed stands in an address. */
export function listExportRoutes(routes: Routes, port: AppPort): void {
  // The names of the table, which no other object can have.
  for (const name of Object.keys(seenLists) as SeenName[]) {
    const { permission } = seenLists[name]
    routes.post(
      `/api/exports/${name}`,
      { config: { permission }, schema: formOf(name) },
      (request, reply) => {
        // By its schema, which is this list's.
        const input = request.body as SeenInput<typeof name>
        return sendWritten(reply, (folder) =>
          port.exportSeen(callerOf(request), { name, input, folder }),
        )
      },
    )
  }
}

function formOf(name: SeenName) {
  const { operationId, what, input } = seenLists[name]
  return {
    operationId,
    tags: ['exports'],
    summary: `${what} as the list shows them, as a workbook`,
    description:
      'The same filters, order, scope and masking as the list. The purpose is required and noted with ' +
      'everybody in it; no more rows than the caller’s role may export, else none.',
    body: refTo(input),
    response: sends('The workbook'),
  }
}
