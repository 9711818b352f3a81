import { defineRefusals } from '#kernel/index'

interface AtFile {
  readonly file: string
}

export const refuse = defineRefusals('vault', {
  'key-missing': {
    status: 503,
    sentence: ({ file }: AtFile) =>
      `没有找到密钥文件 ${file}，加密的身份证号等内容无法读取。请把密钥文件放回原处，或用环境变量 DOUDI_KEY_FILE 指明它的位置；若文件已丢失，请用恢复单执行 doudi restore-key。`,
  },
  'key-exists': {
    status: 409,
    sentence: ({ file }: AtFile) =>
      `密钥文件 ${file} 已存在，为免覆盖旧密钥，没有写入。请确认后改用别的位置（环境变量 DOUDI_KEY_FILE）。`,
  },
  'key-damaged': {
    status: 503,
    sentence: ({ file }: AtFile) =>
      `密钥文件 ${file} 读不懂，可能已损坏。请从备份放回该文件，或用恢复单执行 doudi restore-key。`,
  },
  'key-not-readable': {
    status: 403,
    sentence: ({ file }: AtFile) =>
      `当前账户不能读写密钥文件 ${file}。请更改文件权限，或改用有权限的账户。`,
  },
  'wrong-passphrase': {
    status: 403,
    sentence: ({ file }: AtFile) =>
      `口令不对，密钥文件 ${file} 没有打开。请核对口令后重试；若忘记口令，请用恢复单执行 doudi restore-key。`,
  },
  'no-passphrase': {
    status: 400,
    sentence: () =>
      '没有给出密钥口令。请设置环境变量 DOUDI_PASSPHRASE，或用 DOUDI_PASSPHRASE_FILE 指明口令文件。',
  },
  'passphrase-file-unreadable': {
    status: 400,
    sentence: ({ file }: AtFile) =>
      `读不到口令文件 ${file}。请检查环境变量 DOUDI_PASSPHRASE_FILE 的路径和文件权限。`,
  },
  'key-of-other-data': {
    status: 409,
    sentence: () =>
      '密钥与这份数据不匹配：数据是用另一把密钥建立的。未做任何改动。请检查环境变量 DOUDI_KEY_FILE 或数据文件夹是否指错。',
  },
  'wrong-recovery-code': {
    status: 400,
    sentence: () => '恢复码不对：有字抄错、漏抄或多抄。请对照恢复单逐组核对后重新输入。',
  },
  'unknown-key-version': {
    status: 409,
    sentence: () => '加密内容由更新版本的程序写入，本程序不能读取。请升级程序。',
  },
  'wrapped-key-damaged': {
    status: 409,
    sentence: ({ purpose, version }: { readonly purpose: string; readonly version: number }) =>
      `数据库中保存的数据密钥（${purpose}，第 ${version} 代）打不开：内容被改动过，或不是用这把主密钥包裹的。未做任何改动。请从备份恢复数据库，并查明是谁改动了它。`,
  },
  'too-many-keys': {
    status: 409,
    sentence: ({ purpose }: { readonly purpose: string }) =>
      `数据密钥（${purpose}）的代数已用完，不能再轮换。请联系维护方。`,
  },
  unreadable: {
    status: 409,
    sentence: () => '加密内容无法解开：密钥不对或内容已损坏。请核对密钥文件，或从备份恢复数据。',
  },
})
