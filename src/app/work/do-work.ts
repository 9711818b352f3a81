import type { Acting, Permission } from '#access/index'
import type { Transaction } from '#db/index'
import {
  closePush,
  pushAlert,
  receiveLead,
  receivePush,
  transferPush,
  urgePush,
} from '#dispatch/index'
import type { WorkAction, WorkBatchInput, WorkBatchResult } from '#http/index'
import { isRefusal } from '#kernel/index'
import type { App } from '../app.ts'
import { inCounty } from '../http-port/request.ts'
import { policyDays } from '../policy-days.ts'
import { refuse } from './refusals.ts'
import { holds } from './work-row.ts'

/**
 * One action on several items, each by itself and with its own chain entry: what cannot be done is told
 * with its reason, the rest is done. Refuses what the whole request lacks.
 */
export async function doWork(
  app: App,
  acting: Acting,
  input: WorkBatchInput,
): Promise<WorkBatchResult> {
  const { action, keys, department = '', reason = '' } = input
  if (!rights[action].some((one) => holds(acting, one))) throw refuse('no-right', { action })
  if (action === '转办' && (department.trim() === '' || reason.trim() === '')) {
    throw refuse('transfer-incomplete')
  }
  const failed: WorkBatchResult['failed'] = []
  for (const key of new Set(keys)) {
    try {
      await inCounty(app, acting, (tx) => doOne(tx, acting, { app, key, input }))
    } catch (error) {
      if (!isRefusal(error)) throw error
      failed.push({ key, code: error.code, problem: error.message })
    }
  }
  return { done: new Set(keys).size - failed.length, failed }
}

const rights: Readonly<Record<WorkAction, readonly Permission[]>> = {
  签收: ['办理推送', '办理线索'],
  推送: ['推送预警'],
  转办: ['办理推送'],
  催办: ['推送预警'],
  办结: ['推送预警'],
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

interface One {
  readonly app: App
  readonly key: string
  readonly input: WorkBatchInput
}

async function doOne(tx: Transaction, acting: Acting, { app, key, input }: One): Promise<void> {
  const { action, department = '', reason = '' } = input
  const [kind = '', id = ''] = key.split(':')
  if (!uuid.test(id)) throw refuse('item-unknown')
  const require = (permission: Permission) => {
    if (!holds(acting, permission)) throw refuse('no-right', { action })
  }
  switch (`${action} ${kind}`) {
    case '签收 签收推送':
      require('办理推送')
      await receivePush(tx, acting, { pushId: id })
      return
    case '签收 签收线索':
      require('办理线索')
      await receiveLead(tx, acting, id)
      return
    case '推送 推送预警':
      await pushAlert(tx, acting, { alertId: id, pack: app.pack })
      return
    case '转办 签收推送':
    case '转办 反馈推送':
    case '转办 处理退回':
      await transferPush(tx, acting, { pushId: id, department, reason })
      return
    case '催办 催办推送':
      await urgePush(tx, acting, { pushId: id, graceDays: graceDays(app, acting) })
      return
    case '办结 办结推送':
      await closePush(tx, acting, { pushId: id })
      return
    default:
      throw refuse('not-for-kind', { action, kind })
  }
}

/** How long a department has for its answer once it was urged: as the rule about late pushes says. */
function graceDays(app: App, { today }: Acting): number {
  const rule = app.pack.rules.find(({ subject }) => subject === '推送')
  return rule?.push?.dueDays ?? policyDays(app.pack, '催数时限', today)
}
