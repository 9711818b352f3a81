import { constants } from 'node:os'

const leavers = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `leave` when the process ends without having closed the database: on exit, and on a signal
 * that nobody else handles (a program with handlers of its own closes the database itself). Gives
 * the way to take it back.
 */
export function leaveAtExit(leave: () => void): () => void {
  if (leavers.size === 0) listen()
  leavers.add(leave)
  return () => {
    if (leavers.delete(leave) && leavers.size === 0) unlisten()
  }
}

function listen(): void {
  process.on('exit', leaveAll)
  for (const signal of signals) process.on(signal, endUnlessHandled)
}

function unlisten(): void {
  process.removeListener('exit', leaveAll)
  for (const signal of signals) process.removeListener(signal, endUnlessHandled)
}

function leaveAll(): void {
  for (const leave of leavers) leave()
  leavers.clear()
}

function endUnlessHandled(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  process.exit(128 + constants.signals[signal])
}
