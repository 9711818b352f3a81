import { defineRefusals } from '#kernel/index'

interface AtFile {
  readonly file: string
}

export const refuse = defineRefusals('backup', {
  'backup-exists': {
    status: 409,
    sentence: ({ file }: AtFile) => `${file} 已存在，为免覆盖，没有备份。请换一个文件名。`,
  },
  'backup-not-writable': {
    status: 409,
    sentence: ({ file, reason }: AtFile & { readonly reason: string }) =>
      `备份写不到 ${file}（${reason}），没有留下任何文件。请换一个有空间、可写入的位置后重试。`,
  },
  'backup-unreadable': {
    status: 404,
    sentence: ({ file }: AtFile) => `读不到备份文件 ${file}。请核对路径和权限。`,
  },
  'not-a-backup': {
    status: 422,
    sentence: ({ file }: AtFile) =>
      `${file} 不是本系统的备份文件，没有做任何改动。请核对是不是选错了文件。`,
  },
  'backup-newer': {
    status: 409,
    sentence: ({ file }: AtFile) =>
      `备份 ${file} 由更新版本的程序写成，本程序不能恢复，没有做任何改动。请升级程序后重试。`,
  },
  'backup-of-other-key': {
    status: 409,
    sentence: ({ file, wanted }: AtFile & { readonly wanted: string }) =>
      `备份 ${file} 是用另一把密钥（密钥编号 ${wanted}）加密的，没有做任何改动。请用 --key-file 指明当时的密钥文件，或用 --code-file 给出当时的恢复码。`,
  },
  'backup-damaged': {
    status: 422,
    sentence: ({ file, problem }: AtFile & { readonly problem: string }) =>
      `备份 ${file} 已损坏或被改动：${problem}。没有恢复任何内容，原处未留下文件。请改用另一份备份。`,
  },
  'restore-not-empty': {
    status: 409,
    sentence: ({ place }: { readonly place: string }) =>
      `${place} 里已有内容，没有恢复，也没有改动它。请指定一个空目录（或空数据库）。`,
  },
  'restore-unlike': {
    status: 500,
    sentence: ({ file, problem }: AtFile & { readonly problem: string }) =>
      `从 ${file} 恢复出来的数据与备份不一致：${problem}。已全部撤销，没有留下任何内容。请改用另一份备份，并联系维护方。`,
  },
})
