import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from './journeys/build-package.ts'
import { startCommand } from './journeys/command-line.ts'
import { endProcesses, findProcesses } from './journeys/processes.ts'
import { makeSmallCounty, must, type SmallCounty, today } from './journeys/small-county.ts'

const minute = 60_000
const tries = process.env.DOUDI_LONG === '1' ? 6 : 1

interface Batch {
  readonly id: string
  readonly fileName: string
  readonly state: string
}

/** A batch that is held, committed and undone, each killed at a random moment and then done again. */
describe('a batch whose steps are killed with SIGKILL', () => {
  let county: SmallCounty
  let main: string
  beforeAll(async () => {
    const built = await buildPackage()
    main = built.main
    county = await makeSmallCounty(main, 'embedded')
  }, 5 * minute)
  afterAll(() => {
    if (!county) return
    endProcesses(county.folder)
    fs.rmSync(county.folder, { recursive: true, force: true })
  })

  async function killAt(args: readonly string[], ms: number): Promise<void> {
    const started = startCommand(main, [...args, '--data', county.data], {
      env: { DOUDI_KEY_FILE: county.keyFile },
    })
    await sleep(ms)
    started.process.kill('SIGKILL')
    await started.ended
  }

  async function ofMedical(): Promise<readonly Batch[]> {
    const { stdout } = must(await county.run(['batches', '--json']))
    const read: unknown = JSON.parse(stdout)
    const list = Array.isArray(read) ? read : (read as { items: readonly Batch[] }).items
    const name = path.basename(county.files.medical)
    return list.filter((one: Batch) => one.fileName === name && one.state !== '已放弃')
  }

  const moment = (): number => 300 + Math.floor(Math.random() * 2500)
  const hold = () => ['import', 'auto', county.files.medical, '--hold', '--today', today]

  test(
    'is there once or not at all, in one state or the next, and ends as if nobody had killed it',
    async () => {
      for (let turn = 0; turn < tries; turn += 1) {
        await killAt(hold(), moment())
        const held = (await ofMedical()).filter(({ state }) => state !== '已撤销')
        expect(held.length).toBeLessThanOrEqual(1)
        expect(held.every(({ state }) => state === '待确认')).toBe(true)
        if (held.length === 0) must(await county.run(hold()))
        const [batch] = (await ofMedical()).filter(({ state }) => state === '待确认')
        if (batch === undefined) throw new Error('the batch is not held')
        const state = async () => (await ofMedical()).find(({ id }) => id === batch.id)?.state

        const commit = ['batches', 'commit', batch.id, '--today', today]
        await killAt(commit, moment())
        expect(['待确认', '已入库']).toContain(await state())
        if ((await state()) === '待确认') must(await county.run(commit))
        expect(await state()).toBe('已入库')
        const again = await county.run(commit)
        expect(again.code).toBe(1)

        const undo = ['undo', batch.id, '--reason', '报错了月份', '--today', today]
        await killAt(undo, moment())
        expect(['已入库', '已撤销']).toContain(await state())
        if ((await state()) === '已入库') must(await county.run(undo))
        expect(await state()).toBe('已撤销')
        expect((await county.run(undo)).code).toBe(1)
      }
      const { stdout } = await county.run(['doctor', '--json'])
      expect((JSON.parse(stdout) as { problems: unknown }).problems).toEqual([])
      expect(findProcesses(county.folder)).toEqual([])
    },
    5 * minute,
  )
})
