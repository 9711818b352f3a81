import { type Acting, recordAudit } from '#access/index'
import type { Job } from '#http/index'
import type { App } from '../app.ts'

/** Notes what became of work that went on after its request; that it began, the request noted. */
export async function noteJobEnd(
  app: App,
  { who, actor, origin }: Pick<Acting, 'who'> & Partial<Acting>,
  job: Job,
): Promise<void> {
  const outcome = job.state === '完成' ? '成功' : job.code === 'app.fault' ? '失败' : '拒绝'
  await recordAudit(
    app.db.as('app'),
    { countyCode: app.county.code, vault: app.vault, actor: actor ?? '程序', who, origin },
    {
      kind: job.kind === '导出' ? '导出' : '写入',
      action: `${job.kind}任务结束`,
      outcome: job.state === '已取消' ? '失败' : outcome,
      detail: { 任务: job.id, 状态: job.state, 批次: job.batchIds, 原因: job.code },
    },
  )
}
