import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { personAt } from '../bench/generated-people.ts'

export interface DamagedFile {
  readonly path: string
  /** People of the generated registry. */
  readonly persons: number
  /** Rows of the file; each means one of them, none can be matched by its number. */
  readonly rows: number
}

/**
 * Writes a csv of disability certificates in which every number is damaged: a wrong digit, one left
 * out, the end lost, the birth date or the end covered. One sound row goes before, without which a file
 * is refused.
 */
export async function writeDamagedFile({ path, persons, rows }: DamagedFile): Promise<void> {
  const out = createWriteStream(path)
  out.write('姓名,证件号码,残疾类别,残疾等级\n')
  const first = personAt(0)
  out.write(`${first.name},${first.identityNumber},肢体,二级\n`)
  const step = Math.max(1, Math.floor((persons - 1) / rows))
  let chunk = ''
  for (let row = 0; row < rows; row += 1) {
    const { name, identityNumber } = personAt(1 + ((row * step) % (persons - 1)))
    chunk += `${name},${damaged(identityNumber, row)},肢体,二级\n`
    if (chunk.length < 262_144) continue
    if (!out.write(chunk)) await once(out, 'drain')
    chunk = ''
  }
  out.end(chunk)
  await finished(out)
}

function damaged(number: string, row: number): string {
  const at = 6 + (row % 11)
  const digit = (Number(number.charAt(at)) + 1 + (row % 8)) % 10
  switch (row % 5) {
    case 0:
      return `${number.slice(0, 15)}000`
    case 1:
      return `${number.slice(0, 6)}********${number.slice(14)}`
    case 2:
      return number.slice(0, at) + number.slice(at + 1)
    case 3:
      return `${number.slice(0, 14)}****`
    default:
      return number.slice(0, at) + digit + number.slice(at + 1)
  }
}
