import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('cli', {
  'retention-confirm': {
    status: 400,
    sentence: () =>
      '删除后不能恢复。请先用 doudi retention due 查看将删除的内容，确认无误后加 --confirm 再执行。',
  },
  'not-a-day': {
    status: 400,
    sentence: (d: { text: string }) => `「${d.text}」不是日期。请写成 2024-10-11 的样子。`,
  },
  'not-a-size': {
    status: 400,
    sentence: (d: { text: string }) =>
      `「${d.text}」不是人数。请写成 1000 到 20000000 之间的整数，如 --persons 100000。`,
  },
  'not-a-count': {
    status: 400,
    sentence: (d: { text: string; most: number }) =>
      `「${d.text}」不是个数。请写成 1 到 ${d.most} 之间的整数。`,
  },
  'unknown-choice': {
    status: 400,
    sentence: (d: { text: string; known: readonly string[] }) =>
      `没有「${d.text}」这一项。可选：${d.known.join('、')}。`,
  },
  'code-file-unreadable': {
    status: 404,
    sentence: (d: { file: string }) =>
      `恢复码文件 ${d.file} 读不出来。请把恢复单上的恢复码抄进一个文本文件，再用 --code-file 指明它。`,
  },
  'file-not-written': {
    status: 409,
    sentence: (d: { file: string; reason: string }) =>
      `文件 ${d.file} 写不进去（${d.reason}）。请换一个能写的位置重试；没有别的改动。`,
  },
  'file-unreadable': {
    status: 404,
    sentence: (d: { file: string }) => `读不了文件 ${d.file}。请检查路径和文件名。`,
  },
  'audit-kind': {
    status: 400,
    sentence: (d: { text: string; known: readonly string[] }) =>
      `没有「${d.text}」这种日志。有：${d.known.join('、')}。`,
  },
  'limit-invalid': {
    status: 400,
    sentence: (d: { text: string }) => `「${d.text}」不是条数。请写 0 到 999999 之间的整数。`,
  },
  'reason-missing': {
    status: 400,
    sentence: () => '请用 --reason 写明理由，以便日后查考。',
  },
  'category-missing': {
    status: 400,
    sentence: () => '请用 --category 写明类别，如 低保对象。',
  },
  'check-missing': {
    status: 400,
    sentence: () => '终止救助必须先核实。请用 --check 写明核实结论的文书。',
  },
  'port-invalid': {
    status: 400,
    sentence: (d: { text: string }) => `「${d.text}」不是端口。请写 1 到 65535 之间的数。`,
  },
  'proxy-invalid': {
    status: 400,
    sentence: (d: { text: string }) =>
      `「${d.text}」不是网络地址。请写反向代理的地址，如 --behind-https 127.0.0.1，多个用逗号分开。`,
  },
  'account-unknown': {
    status: 404,
    sentence: (d: { account: string }) =>
      `没有「${d.account}」这个账号。用 doudi accounts list 查看有哪些账号。`,
  },
  'account-usage': {
    status: 400,
    sentence: (d: { usage: string }) => `请写全：${d.usage}。`,
  },
  'address-unusable': {
    status: 409,
    sentence: (d: { host: string; port: string; reason: string }) =>
      `服务不能在 ${d.host} 的端口 ${d.port} 上监听：${d.reason}。请用 --port 或 --host 换一个。`,
  },
})
