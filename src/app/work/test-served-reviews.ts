import { describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { HouseholdReviews, Work } from '#http/index'
import type { clientOf } from '../../http/test-client.ts'
import type { App } from '../app.ts'

type Post = 'township' | 'other' | 'aide' | 'department'

interface Served {
  readonly workOf: (post: Post) => Promise<Work>
  readonly as: (post: Post) => Promise<ReturnType<typeof clientOf>>
  readonly app: () => App
}

/** 定期复核 in the served county: they change it, so they come last. */
export function reviewTests({ workOf, as, app }: Served): void {
  describe('定期复核', () => {
    const reviewOf = async (post: Post, number: string) =>
      (await workOf(post)).items.find((one) => one.kind === '定期复核' && one.number === number)
    const record = async (post: Post, id: string, body: unknown) =>
      (await as(post)).post<HouseholdReviews>(`/api/households/${id}/reviews`, body)
    const mine = async () => (await reviewOf('township', 'L1042'))?.householdId ?? ''

    it('is due by the clause of the place, counted from the recognition', async () => {
      const item = await reviewOf('township', 'L1042')
      expect(item).toMatchObject({
        ...{ since: '2023-11-02', bucket: '以后', note: '上次 2023-11-02', from: '按期生成' },
        ...{ due: { on: '2024-11-02' }, target: { page: '家庭' }, township: '柳林乡' },
      })
      expect(await reviewOf('other', 'D0663')).toMatchObject({
        bucket: '以后',
        due: null,
        note: '2022-03-01 认定，平台里还没有复核记录',
      })
      expect(await reviewOf('other', 'L1042')).toBeUndefined()
      const { body } = await (await as('township')).ask<HouseholdReviews>(
        `/api/households/${item?.householdId}/reviews`,
      )
      expect(body).toMatchObject({
        ...{ due: { on: '2024-11-02' }, isSteady: null, items: [] },
        cycle: {
          name: '年度复核',
          months: 12,
          basis: expect.stringContaining('新政办〔2024〕22号'),
        },
      })
    })

    it('is recorded with its reason, and is due again after the cycle', async () => {
      const id = await mine()
      const bare = await record('township', id, { result: '继续符合', reason: '  ' })
      expect(bare.status).toBe(400)
      const open = await record('township', id, { result: '待核实', reason: '人不在家' })
      expect(open).toMatchObject({ status: 200, body: { due: { on: '2024-11-02' } } })
      expect(await reviewOf('township', 'L1042')).toBeDefined()
      const told = { result: '继续符合', reason: '入户看过，没有变化' }
      const done = await record('township', id, told)
      expect(done).toMatchObject({ status: 200, body: { due: { on: '2025-10-11' } } })
      expect(done.body.items.map(({ result }) => result)).toEqual(['继续符合', '待核实'])
      expect(await reviewOf('township', 'L1042')).toBeUndefined()
      const { body } = await (await as('township')).ask<{
        items: { kind: string; title: string }[]
      }>(`/api/households/${id}/chain`)
      expect(body.items.filter(({ kind }) => kind === '复核').map(({ title }) => title)).toEqual(
        expect.arrayContaining(['定期复核：待核实', '定期复核：继续符合']),
      )
      const [profile] = await app().db.query(sql`
        select f_reviewed_on as day from household_profile where household_id = ${id}`)
      expect(profile).toEqual({ day: '2024-10-11' })
    })

    it('ends no aid, whatever was found', async () => {
      const id = (await reviewOf('other', 'D0663'))?.householdId ?? ''
      const found = { result: '提请终止', reason: '收入已超过标准' }
      expect(await record('other', id, found)).toMatchObject({
        status: 200,
        body: { category: '低保对象' },
      })
      expect(
        (
          await app().db.query(sql`
        select f_recorded_category as category from household_profile where household_id = ${id}`)
        )[0],
      ).toEqual({ category: '低保对象' })
      expect(
        await app().db.query(sql`
        select id from recognition where household_id = ${id} and kind = '终止'`),
      ).toEqual([])
    })

    it('is not for another township, nor for who may not propose', async () => {
      const id = await mine()
      const other = (await reviewOf('other', 'D0918'))?.householdId ?? ''
      const said = { result: '继续符合', reason: '看过' }
      expect(await record('township', other, said)).toMatchObject({ status: 404 })
      expect(await record('township', '01900000-0000-7000-8000-000000000000', said)).toMatchObject({
        status: 404,
      })
      expect((await record('aide', id || other, said)).status).toBe(403)
      expect((await record('department', other, said)).status).toBe(403)
    })
  })
}
