import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ServedCounty } from '../../tests/browser/served-county.ts'
import type { Job } from './schemas/job.ts'
import { clientOf } from './test-client.ts'

const list = '姓名,证件号码,残疾类别,残疾等级,评定日期\n'

const outside = '越界名单'

const names = [
  ['that climbs', `../../../../../../tmp/${outside}.csv`],
  ['that climbs as Windows would', `..\\\\..\\\\..\\\\${outside}.csv`],
  ['that is absolute', `/etc/${outside}.csv`],
  ['of a drive', `C:\\\\Windows\\\\${outside}.csv`],
  ['with climbing written in signs', `..%2f..%2f${outside}.csv`],
  ['with a zero byte', `${outside}\0.csv`],
  ['with control characters', `${outside}\u0007\u001b[31m.csv`],
  ['that reads from right to left', `${outside}\u202evsc.exe`],
  ['that a system keeps for itself', 'CON'],
  ['of a data stream', `${outside}.csv::$DATA`],
  ['of three hundred signs', `${'长'.repeat(300)}.csv`],
  ['that is hidden', '.bashrc'],
  ['that is an option', '-rf'],
  ['that is a formula', '=cmd|calc!A1.csv'],
  ['that is markup', '<img src=x onerror=alert(1)>.csv'],
  ['of dots alone', '..'],
] as const

/** Sends bytes under a name that no browser would write down. */
function formNamed(fileName: string, bytes: string): RequestInit {
  const mark = 'mark-of-the-form'
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n`
  const body = `${head}content-type: text/csv\r\n\r\n${bytes}\r\n--${mark}--\r\n`
  const headers = { 'content-type': `multipart/form-data; boundary=${mark}` }
  return { method: 'POST', headers, body }
}

/** Whatever lies under one of the names in a place that it could point to. */
function around(county: ServedCounty, temporary: string): readonly string[] {
  const places = [
    os.tmpdir(),
    path.dirname(temporary),
    county.app.dataFolder,
    process.cwd(),
    '/',
    '/etc',
  ]
  return places.flatMap((place) =>
    readdirSync(place)
      .filter((name) => /越界名单|^长|^(CON|-rf|\.bashrc)$|cmd|img src/.test(name))
      .map((name) => path.join(place, name)),
  )
}

/** Whatever a file is called and holds, it lies in a folder of its own until it is read, and nowhere after. */
export function uploadNameTests(county: () => ServedCounty): void {
  describe('an uploaded file', () => {
    let temporary: string
    const usual = process.env.TMPDIR
    const { ask, endOf } = clientOf(() => county().server)
    const send = (fileName: string, bytes: string, at = '/api/batches/preview') =>
      ask<Job>(at, formNamed(fileName, bytes))

    beforeAll(() => {
      temporary = mkdtempSync(path.join(os.tmpdir(), 'names-'))
      process.env.TMPDIR = temporary
    })
    beforeEach(() => {
      for (const name of readdirSync(temporary))
        rmSync(path.join(temporary, name), { recursive: true })
    })
    afterAll(() => {
      if (usual === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = usual
      rmSync(temporary, { recursive: true, force: true })
    })

    test.each(names)('a name %s leads nowhere else, and never breaks anything', async (_, name) => {
      const before = around(county(), temporary)
      const { status, body } = await send(name, list)
      expect(status, JSON.stringify(body)).toBeLessThan(500)
      expect(around(county(), temporary)).toEqual(before)
      expect(readdirSync(temporary).filter((left) => left.startsWith('doudi-'))).toEqual([])
      const said = JSON.stringify(body)
      expect(said).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u00/)
      expect(said).not.toContain(temporary)
    })

    test('the name is shown without what would disguise it', async () => {
      const { body } = await send('名单\u202ecsv.exe', '#!/bin/sh\n')
      expect(body).toMatchObject({
        code: 'sources.file-program',
        message: expect.stringContaining('“名单csv.exe”'),
      })
    })

    test('a program is refused where a person sees it, and nothing of it stays', async () => {
      const { status, body } = await send(
        '名册.csv',
        'MZ\u0001\u0002\u0003\u0004'.repeat(50),
        '/api/imports',
      )
      expect(status).toBe(202)
      const job = await endOf(body)
      expect(job).toMatchObject({ state: '失败', sentence: expect.stringMatching(/程序或脚本/) })
      expect(readdirSync(temporary).filter((left) => left.startsWith('doudi-'))).toEqual([])
    })

    test('a scanner that finds something keeps a file out of every door', async () => {
      const scanner = path.join(temporary, 'scanner')
      writeFileSync(scanner, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
      vi.stubEnv('DOUDI_SCAN_COMMAND', scanner)
      expect(await send('名册.csv', list)).toMatchObject({
        ...{ status: 422, body: { code: 'sources.file-scan-found' } },
      })
      const { body } = await send('名册.csv', list, '/api/imports')
      expect(await endOf(body)).toMatchObject({ state: '失败', code: 'sources.file-scan-found' })
      vi.unstubAllEnvs()
      expect((await send('名册.csv', list)).body).not.toMatchObject({
        code: 'sources.file-scan-found',
      })
    })
  })
}
