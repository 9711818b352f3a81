import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { sweepTemporary } from './sweep-temporary.ts'

it('removes what killed processes left a day ago, and nothing else', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sweep-'))
  const now = Date.UTC(2024, 9, 11)
  try {
    const make = (name: string, hoursAgo: number): void => {
      mkdirSync(path.join(folder, name))
      writeFileSync(path.join(folder, name, '名单.csv'), '姓名\n')
      const seconds = (now - hoursAgo * 3_600_000) / 1000
      utimesSync(path.join(folder, name), seconds, seconds)
    }
    make('doudi-upload-old', 25)
    make('doudi-zip-old', 48)
    make('doudi-upload-young', 23)
    make('doudi-bench-old', 48)
    make('another', 48)
    expect(sweepTemporary(folder, now)).toBe(2)
    expect(readdirSync(folder).toSorted()).toEqual([
      'another',
      'doudi-bench-old',
      'doudi-upload-young',
    ])
    expect(sweepTemporary(path.join(folder, 'missing'), now)).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
