import fs from 'node:fs'
import path from 'node:path'

/** Owners and modes too: the database refuses a folder that is not its account's. */
export function copyTree(from: string, to: string): void {
  const stat = fs.lstatSync(from)
  if (stat.isDirectory()) {
    fs.mkdirSync(to)
    for (const name of fs.readdirSync(from)) {
      copyTree(path.join(from, name), path.join(to, name))
    }
  } else if (stat.isFile()) fs.copyFileSync(from, to)
  else return
  fs.chmodSync(to, stat.mode & 0o7777)
  if (process.getuid?.() === 0) fs.chownSync(to, stat.uid, stat.gid)
}
