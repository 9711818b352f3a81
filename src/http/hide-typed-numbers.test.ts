import fastify from 'fastify'
import { expect, test } from 'vitest'
import { hideTypedNumbers } from './hide-typed-numbers.ts'

const number = '999901196204200531'

async function received(payload: object): Promise<unknown> {
  const app = fastify()
  hideTypedNumbers(app)
  app.post('/', (request) => request.body)
  return (await app.inject({ method: 'POST', url: '/', payload })).json()
}

test('of numbers in sentences only begin and end are kept, at any depth', async () => {
  const reason = `已核对 ${number}，电话 19900001234`
  expect(await received({ reason, check: { outcome: reason } })).toEqual({
    reason: '已核对 999*************31，电话 199******34',
    check: { outcome: '已核对 999*************31，电话 199******34' },
  })
})

test('a number in its own field, a list, a document’s number and what is none stay', async () => {
  const body = {
    ...{ number, identityNumber: number, facts: [number], purpose: '核对 2024-10-11 的类别' },
    document: '新民审 2024-1101-000123',
  }
  expect(await received(body)).toEqual(body)
  expect(await received({ document: `关于${number}的批复` })).toEqual({
    document: '关于999*************31的批复',
  })
})
