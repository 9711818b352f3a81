import { expect, it } from 'vitest'
import type { Scope, Who } from '#access/index'
import { newId } from '#vault/index'
import { requireOwnDataset } from './own-dataset.ts'

const disabled = { name: '持证残疾人', department: '残联' }
const of = (scope: Scope) => {
  const who: Who = {
    ...{ accountId: newId(), name: '苏木', role: 'department-officer', scope },
    ...{ permissions: new Set(['接收文件' as const]), sensitive: '揭示', exportRows: 0 },
  }
  return { who }
}
const ofDepartment = (department: string) => of({ kind: '推送', department, areas: null })
const file = { fileName: '九月.xlsx' }

it('a department hands in its own data and, asked for it, an answer about anything', () => {
  requireOwnDataset(ofDepartment('残联'), disabled, file)
  requireOwnDataset(ofDepartment('医保局'), disabled, { ...file, isReply: true })
})

it('what is another department’s is refused, with the file, whose it is and who hands it in', () => {
  expect(() => requireOwnDataset(ofDepartment('医保局'), disabled, file)).toThrow(
    expect.objectContaining({
      code: 'sources.dataset-of-others',
      message: expect.stringMatching(/九月\.xlsx.*持证残疾人.*残联.*医保局|医保局.*九月\.xlsx/),
    }),
  )
})

it('the county and the command line hand in everybody’s', () => {
  requireOwnDataset(of({ kind: '全县' }), disabled, file)
  requireOwnDataset({}, disabled, file)
})
