import { rm } from 'node:fs/promises'
import type { Acting } from '#access/index'
import type { ExportInput, ExportPort, PrecheckPort, SeenPort } from '#http/index'
import { makePrivateFolder } from '#sources/index'
import type { SignInContext } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'
import { exportSeen } from '../exports/export-seen.ts'
import type { JobRequest } from '../jobs/job.ts'
import type { JobRegistry } from '../jobs/job-registry.ts'
import { precheck } from '../papers/precheck.ts'
import { checkExport, listExports, runExport } from '../papers/run-export.ts'
import { refuse } from '../refusals.ts'
import type { PortContext } from './request.ts'

/** Lists as they are seen. */
export function seenPort(
  { app, actingFor }: PortContext,
  running: { readonly jobs: JobRegistry; readonly signIn: SignInContext },
): SeenPort {
  return {
    exportSeen: (caller, asked) =>
      exportSeen({ ...asked, ...running, app, acting: actingFor(caller) }),
  }
}

/** Ledgers, the upper level's tables, and what it would find in them. */
export function exportPort(
  { app, actingFor }: PortContext,
  jobs: JobRegistry,
): ExportPort & PrecheckPort {
  return {
    listExports: async () => ({ items: [...listExports(app)] }),
    async startExport(caller, input) {
      const forms = listExports(app)
      if (!forms.some(({ code }) => code === input.code)) {
        const known = forms.map(({ code, name }) => `${code}（${name}）`)
        throw refuse('export-unknown', { code: input.code, known })
      }
      const acting = actingFor(caller)
      await checkExport(app, acting, input)
      return jobs.start(acting, exporting(app, acting, input))
    },
    findExportFile: ({ who }, jobId) => jobs.productOf(jobId, who?.accountId),
    async precheck(caller, filter, route) {
      const found = await precheck(app, actingFor(caller), { ...filter, route })
      return {
        ...found,
        rules: [...found.rules],
        items: found.items.map(({ departments, sources, ...item }) => ({
          ...item,
          departments: [...departments],
          sources: [...sources],
        })),
      }
    },
  }
}

/** The file lies in a folder of its own until it is fetched or its time is over. */
function exporting(app: App, acting: Acting, input: ExportInput): JobRequest {
  return {
    kind: '导出',
    again: true,
    async run(work) {
      const folder = await makePrivateFolder('export')
      try {
        const request = { ...input, ...work, out: folder, route: 'POST /api/exports' }
        const { path: file, fileName, rows, masked } = await runExport(app, acting, request)
        const hidden = masked ? '，证件号、电话、账号和敏感信息已隐去' : ''
        return {
          sentence: `已导出 ${rows} 行${hidden}。文件保留一小时。`,
          product: { folder, path: file, fileName },
        }
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
    },
    afterCancel: async () => ({ sentence: '已取消，没有导出。' }),
  }
}
