import fs from 'node:fs'

/** Living processes that name `text` in their command line: what a test has left running. */
export function findProcesses(text: string): string[] {
  const found: string[] = []
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue
    const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ')
    if (command.includes(text) && !/^State:\s+Z/m.test(read(`/proc/${name}/status`))) {
      found.push(`${name} ${command}`)
    }
  }
  return found
}

/** The text of a file of /proc; empty when the process has ended meanwhile. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Ends what `findProcesses` finds: after a test that failed in its middle. */
export function endProcesses(text: string): void {
  for (const found of findProcesses(text)) {
    try {
      process.kill(Number(found.split(' ')[0]), 'SIGKILL')
    } catch {
      // Ended by itself meanwhile.
    }
  }
}
