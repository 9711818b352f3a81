import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('attachments', {
  unknown: {
    status: 404,
    sentence: () => '没有找到这个附件，它可能已按保留期限删除。请从这一户的附件里打开。',
  },
  'wrong-kind': {
    status: 415,
    sentence: ({ name }: { name: string }) =>
      `“${name}”不是照片（jpg、png）或 PDF，没有收下。请另选一个，或先转成 PDF。`,
  },
  'too-large': {
    status: 413,
    sentence: ({ name }: { name: string }) =>
      `“${name}”超过 10 MB，没有收下。请把照片压缩或分成几份再传。`,
  },
  'not-yours': {
    status: 409,
    sentence: () => '有附件不是您为这一户传的，或已经用在别处，这次没有提交。请重新上传后再提交。',
  },
})
