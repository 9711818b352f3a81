import { describe, expect, it } from 'vitest'
import { sql } from '#db/index'
import type { Attachments, KeptAttachment } from '#http/index'
import type { clientOf } from '../../http/test-client.ts'
import type { App } from '../app.ts'

type Post = 'township' | 'other' | 'county' | 'aide' | 'department'

interface Served {
  readonly as: (post: Post) => Promise<ReturnType<typeof clientOf>>
  readonly app: () => App
}

const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('家里的照片')])
const nobody = '01900000-0000-7000-8000-000000000000'

/** Photos and scans in the served county: they go along with reviews, so they come after those. */
export function attachmentTests({ as, app }: Served): void {
  describe('附件', () => {
    const homeOf = async (number: string) => {
      const [row] = await app().db.query<{ id: string }>(sql`
        select id from household where number = ${number} and county_code = ${app().county.code}`)
      return row?.id ?? ''
    }
    const upload = async <T = KeptAttachment>(post: Post, home: string, bytes: Buffer = photo) => {
      const body = new FormData()
      body.append('file', new Blob([new Uint8Array(bytes)]), '入户照片.png')
      const path = `/api/households/${home}/attachments`
      return (await as(post)).ask<T>(path, { method: 'POST', body })
    }
    const review = async (post: Post, home: string, attachments: readonly string[]) => {
      const said = { result: '待核实', reason: '人不在家', attachments }
      return (await as(post)).post(`/api/households/${home}/reviews`, said)
    }
    const listed = async (post: Post, home: string) => {
      const path = `/api/households/${home}/attachments`
      return (await (await as(post)).ask<Attachments>(path)).body.items
    }
    const opened = async (post: Post, id: string) =>
      (await as(post)).fetchFrom(`/api/attachments/${id}`)

    it('is kept sealed, and counts once it was sent along', async () => {
      const home = await homeOf('L1042')
      const { body } = await upload('township', home)
      expect(body).toEqual({ id: body.id, name: '入户照片.png', size: photo.length })
      const before = await listed('township', home)
      expect(before.some(({ id }) => id === body.id)).toBe(false)
      expect(await review('township', home, [body.id])).toMatchObject({ status: 200 })
      const [first] = await listed('township', home)
      expect(first).toMatchObject({ ...body, kind: '复核', contentType: 'image/png' })
      const answer = await opened('township', body.id)
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('content-disposition')).toMatch(/^inline/)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo)
      const [stored] = await app().db.query<{ content: Uint8Array }>(sql`
        select content from attachment where id = ${body.id}`)
      expect(Buffer.from(stored?.content ?? []).includes('家里的照片')).toBe(false)
      expect(await review('township', home, [body.id])).toMatchObject({
        body: { code: 'attachments.not-yours' },
      })
    })

    it('is what its content says, and no larger than 10 MB', async () => {
      const home = await homeOf('L1042')
      const wrong = await upload<{ code: string }>('township', home, Buffer.from('<html>'))
      expect(wrong).toMatchObject({ status: 415, body: { code: 'attachments.wrong-kind' } })
      const large = Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)])
      const told = await upload<{ code: string }>('township', home, large)
      expect(told).toMatchObject({ status: 413, body: { code: 'attachments.too-large' } })
    })

    it('is not for another township, nor what another uploaded', async () => {
      const home = await homeOf('L1042')
      expect(await upload('other', home)).toMatchObject({ status: 404 })
      const { body } = await upload('county', home)
      expect(await review('township', home, [body.id])).toMatchObject({ status: 409 })
      expect(await review('county', home, [body.id])).toMatchObject({ status: 200 })
      expect((await opened('other', body.id)).status).toBe(404)
      expect((await opened('township', nobody)).status).toBe(404)
      expect((await opened('department', body.id)).status).toBe(404)
      expect((await opened('aide', body.id)).status).toBe(403)
      expect((await listed('aide', home)).some(({ id }) => id === body.id)).toBe(false)
    })

    it('goes with the proposal of a decision that waits for a second person', async () => {
      const home = await homeOf('L1042')
      const { body } = await upload('county', home)
      const decision = {
        category: '低保边缘家庭成员',
        document: '核〔2024〕9号',
        reason: '收入超过',
      }
      const path = `/api/households/${home}/refusals`
      const client = await as('county')
      const proposed = await client.post<{ id: string }>(path, {
        ...{ ...decision, attachments: [body.id] },
      })
      expect(proposed.status).toBe(202)
      const found = (await listed('county', home)).find(({ id }) => id === body.id)
      expect(found).toMatchObject({ kind: '决定', subjectId: proposed.body.id })
    })
  })
}
