import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { insuranceOf } from './generated-facts.ts'
import { personAt } from './generated-people.ts'

export interface DepartmentFile {
  readonly path: string
  /** People of the registry, one a row. */
  readonly persons: number
  /** Further people whom the registry does not know. */
  readonly strangers: number
  /** Which values the file gives: two turns differ in all three facts of every person. */
  readonly turn: number
  /** Where in the registry's people the file begins, so that two files of one turn differ. */
  readonly start: number
}

/** Writes a csv of social insurance, its people in another order than the registry's. */
export async function writeDepartmentFile(file: DepartmentFile): Promise<void> {
  const out = createWriteStream(file.path)
  out.write('身份证号,姓名,单位缴费,缴费基数,断缴月数\n')
  const rows = file.persons + file.strangers
  const stride = strideOf(rows)
  let chunk = ''
  for (let at = 0; at < rows; at += 1) {
    const index = (((at + file.start) % rows) * stride) % rows
    chunk += lineOf(index, file.turn)
    if (chunk.length < 262_144) continue
    if (!out.write(chunk)) await once(out, 'drain')
    chunk = ''
  }
  out.end(chunk)
  await finished(out)
}

function lineOf(index: number, turn: number): string {
  const { identityNumber, name } = personAt(index)
  const { pays, base, months } = insuranceOf(index, turn)
  return `${identityNumber},${name},${pays ? '是' : '否'},${base}.00,${months}\n`
}

/** A step that shares no divisor with `rows`, so that it comes by every row once. */
function strideOf(rows: number): number {
  let stride = Math.floor(rows * 0.618) || 1
  while (divisor(stride, rows) !== 1) stride += 1
  return stride
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other)
}
