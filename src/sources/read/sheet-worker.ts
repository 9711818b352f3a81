import { parentPort, workerData } from 'node:worker_threads'
import { runTask } from './run-task.ts'
import type { WorkbookTask } from './workbook-protocol.ts'

/** Batches that may wait unread at the other side. */
const batchesAhead = 4

if (parentPort) {
  const port = parentPort
  let credit = batchesAhead
  let wake = (): void => {}
  port.on('message', () => {
    credit += 1
    wake()
  })
  // What `openWorkbook` passes.
  await runTask(workerData as WorkbookTask, {
    send: (message) => port.postMessage(message),
    async room() {
      while (credit === 0) await new Promise<void>((resolve) => (wake = resolve))
      credit -= 1
    },
  })
  port.close()
}
