import { execFileSync } from 'node:child_process'

/** The account that every system has, where we are root and may use it. */
export const nobody = findNobody()

function findNobody(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
