import { describe, expect, test } from 'vitest'
import { people, type ServedCounty } from '../../tests/browser/served-county.ts'
import type { Job } from './index.ts'
import { clientOf } from './test-client.ts'
import { countBatches, disabled } from './test-files.ts'

const { mangzhong } = people

/** What becomes of work under way, asked of a county that is served already. */
export function jobTests(served: () => ServedCounty): void {
  const { ask, post, send, endOf } = clientOf(() => served().server)
  describe('a job', () => {
    test('tells of each of several files what became of it', async () => {
      const { body } = await send({
        '2024年7月持证残疾人.csv': disabled(7, '四级'),
        '空.csv': '',
      })
      const job = await endOf(body)
      expect(job).toMatchObject({ state: '完成' })
      expect(job.sentence).toMatch(/^1 个文件已读完.*1 个没有读入/)
      expect(job.files.map(({ fileName, sentence }) => [fileName, sentence === null])).toEqual([
        ['2024年7月持证残疾人.csv', true],
        ['空.csv', false],
      ])
      expect((await ask<Job>(`/api/jobs/${job.id}`)).body).toEqual(job)
    })

    test('fails with the sentence of the refusal', async () => {
      const { body } = await send({ '空.csv': '' })
      const job = await endOf(body)
      expect(job).toMatchObject({ state: '失败', batchIds: [] })
      expect(job.sentence).toMatch(/空\.csv/)
      expect(job.code).toMatch(/^sources\./)
    })

    test('that is cancelled leaves no batch and no rows', async () => {
      const rows = Array.from(
        { length: 60_000 },
        (_, n) => `人${n},${mangzhong.number},柳林乡,精神,二级,2019-05-06`,
      )
      const before = await countBatches(served())
      const text = `${disabled(6, '二级').split('\n').slice(0, 2).join('\n')}\n${rows.join('\n')}`
      const { body } = await send({ '2024年6月持证残疾人.csv': text })
      await post(`/api/jobs/${body.id}/cancel`)
      const job = await endOf(body)
      expect(job).toMatchObject({
        state: '已取消',
        batchIds: [],
        sentence: expect.stringMatching(/什么都没有写入/),
      })
      expect(await countBatches(served())).toEqual(before)
    })

    test('beside others does not disturb them', async () => {
      const levels = ['一级', '二级', '三级']
      const sent = await Promise.all(
        levels.map((level, at) =>
          send({ [`2024年${at + 1}月持证残疾人.csv`]: disabled(at + 1, level) }),
        ),
      )
      const jobs = await Promise.all(sent.map(({ body }) => endOf(body)))
      expect(jobs.map(({ state }) => state)).toEqual(['完成', '完成', '完成'])
      expect(new Set(jobs.flatMap(({ batchIds }) => batchIds)).size).toBe(3)
    })
  })
}
