import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('keys', {
  'keys-do-not-fit': {
    status: 409,
    sentence: () =>
      '数据密钥与数据对不上：按密钥重新计算的索引与存储的不一致，可能有人改动或删除了密钥表。已停止打开，未做任何改动。请从备份恢复数据库，并查明原因。',
  },
  'keys-in-use': {
    status: 409,
    sentence: ({ others }: { readonly others: number }) =>
      `另有 ${others} 个程序正在使用这份数据，没有做任何改动。请先停止服务（doudi serve）和其他命令，再重试。`,
  },
  'keys-waiting-rows': {
    status: 409,
    sentence: ({ batches, rows }: { readonly batches: number; readonly rows: number }) =>
      `还有 ${batches} 个导入没有办完、${rows} 行等待人工确认，它们按旧的索引密钥登记，没有做任何改动。请先入库、放弃或处理完（doudi batches、doudi candidates），再更换索引密钥。`,
  },
  'keys-still-derived': {
    status: 409,
    sentence: ({ purposes }: { readonly purposes: readonly string[] }) =>
      `还有内容由旧主密钥直接加密（${purposes.join('、')}），现在更换主密钥会使它们无法读取，没有做任何改动。请先执行 doudi keys rotate 和 doudi keys rotate --index。`,
  },
  'keys-misplaced': {
    status: 409,
    sentence: ({ table, column }: { readonly table: string; readonly column: string }) =>
      `${table}.${column} 里有一条加密内容打不开，或原本属于别的位置，可能被改动或调换过。轮换停在这里，此前改写的有效，没有内容丢失。请执行 doudi keys check 查明是哪一条。`,
  },
})
