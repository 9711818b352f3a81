import type { Batch } from '../../api/client.ts'

/** The steps of a file, each with an address: `#/imports/ID?step=预览`. */
export const batchSteps = ['读法', '预览', '入库'] as const
export type BatchStep = (typeof batchSteps)[number]

/**
 * The step to show: the one asked for where it can be reached, else the one that the file waits at. Words
 * that nobody has explained come before the preview.
 */
export function stepOf(
  asked: string | undefined,
  state: Batch['state'],
  wordsLeft: number,
): BatchStep {
  const wanted = batchSteps.find((one) => one === asked)
  if (wanted && canReach(wanted, state)) return wanted
  if (state !== '待确认' && state !== '暂存') return '入库'
  return wordsLeft > 0 ? '读法' : '预览'
}

/** Of a file that is in, or was given up, only the end is left; before that there is no end. */
export function canReach(step: BatchStep, state: Batch['state']): boolean {
  if (state === '待确认') return step !== '入库'
  return step === (state === '暂存' ? '预览' : '入库')
}
