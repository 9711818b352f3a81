import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('matching', {
  'candidate-unknown': {
    status: 404,
    sentence: () => '没有这条候选，或所指的人已不在底册。请刷新候选列表后重试。',
  },
  'candidate-decided': {
    status: 409,
    sentence: (d: { state: string }) =>
      `这条候选${d.state}，没有改动。要改变决定，请先撤回这次决定，再重新确认。`,
  },
  'candidate-open': {
    status: 409,
    sentence: () => '这条候选还等着确认，没有决定可以撤回，没有改动。请刷新后再看。',
  },
  'candidate-not-reopened': {
    status: 409,
    sentence: (d: { why: string }) => `这次决定不能撤回：${d.why}。没有改动。`,
  },
  'candidate-batch-not-in': {
    status: 409,
    sentence: (d: { file: string; state: string }) =>
      `文件“${d.file}”的批次${d.state}，候选不再有效，没有改动。`,
  },
  'candidate-dataset-gone': {
    status: 409,
    sentence: (d: { file: string }) =>
      `现行政策里没有文件“${d.file}”的数据集了，候选不能处理，没有改动。`,
  },
})
