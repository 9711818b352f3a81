import { beforeEach, expect, test, vi } from 'vitest'
import type { Acting } from '#access/index'
import type { Upload } from '#http/index'
import type { App } from '../app.ts'
import { stageDepartmentFile } from '../imports/hold-department-file.ts'
import { readUploads } from './read-uploads.ts'

vi.mock('../imports/hold-department-file.ts')

// Reading is replaced: neither is looked into.
const app = {} as App
const acting = {} as Acting

function upload(fileName: string): Upload {
  return { path: `/nowhere/${fileName}`, fileName, dataset: 'auto' }
}

function run(fileNames: readonly string[]) {
  const faults: unknown[] = []
  const received = { uploads: fileNames.map(upload), release: async () => undefined }
  const work = {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onFault: (error: unknown) => faults.push(error),
  }
  return { faults, result: readUploads(app, acting, received).run(work) }
}

beforeEach(() => {
  vi.mocked(stageDepartmentFile).mockImplementation(async (_app, _acting, { fileName = '' }) => {
    if (fileName.startsWith('坏')) throw new Error('relation "x" does not exist')
    return [{ batchId: `batch of ${fileName}` } as never] // only its id is looked at
  })
})

test('a file on which the program breaks keeps no other from its entry', async () => {
  const { faults, result } = run(['坏.csv', '好.csv'])
  const { files, batchIds, failed, sentence } = await result
  expect(files).toMatchObject([
    { fileName: '坏.csv', batchIds: [], sentence: expect.stringContaining('程序的问题') },
    { fileName: '好.csv', batchIds: ['batch of 好.csv'], sentence: null },
  ])
  expect(files?.[0]?.sentence).not.toContain('relation')
  expect(batchIds).toEqual(['batch of 好.csv'])
  expect(failed).toBeUndefined()
  expect(sentence).toBe('1 个文件已读完，请查看后确认入库；1 个没有读入，原因见各文件。')
  expect(faults).toHaveLength(1)
})

test('alone, it ends the job', async () => {
  await expect(run(['坏.csv']).result).rejects.toThrow('relation')
})
