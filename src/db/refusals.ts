import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('db', {
  'newer-version': {
    status: 409,
    sentence: ({ migration }: { readonly migration: string }) =>
      `这份数据是由更新版本的程序建立的（含本程序没有的表结构“${migration}”），本程序不能打开，以免损坏数据。请升级程序后再打开。`,
  },
  'changed-migration': {
    status: 409,
    sentence: ({ migration }: { readonly migration: string }) =>
      `已执行过的表结构文件“${migration}”与本程序中的内容不一致，数据可能来自另一个修改过的版本。未做任何改动。请改用建立这份数据的程序版本，或从备份恢复。`,
  },
  'newer-folder': {
    status: 409,
    sentence: ({
      folder,
      format,
      known,
    }: {
      readonly folder: string
      readonly format: number
      readonly known: number
    }) =>
      `数据文件夹 ${folder} 由更新版本的程序建立（格式 ${format}），本程序只认到格式 ${known}。未做任何改动。请升级程序后再打开。`,
  },
  'other-engine': {
    status: 409,
    sentence: ({
      folder,
      found,
      wanted,
    }: {
      readonly folder: string
      readonly found: string
      readonly wanted: string
    }) =>
      `数据文件夹 ${folder} 是用“${found}”引擎建立的，不能用“${wanted}”引擎打开。请去掉引擎选项，或换一个数据文件夹。`,
  },
  'foreign-folder': {
    status: 409,
    sentence: ({ folder, example }: { readonly folder: string; readonly example: string }) =>
      `文件夹 ${folder} 里已有别的内容（例如“${example}”），不是兜底的数据文件夹。未做任何改动。请换一个空文件夹。`,
  },
  'damaged-folder': {
    status: 409,
    sentence: ({ folder }: { readonly folder: string }) =>
      `数据文件夹 ${folder} 的说明文件 installation.json 读不懂，可能已损坏。未做任何改动。请从备份恢复这个文件。`,
  },
  'no-installation': {
    status: 404,
    sentence: ({ folder }: { readonly folder: string }) =>
      `文件夹 ${folder} 里还没有数据。请先运行 doudi init --data ${folder}，或检查路径是否写错。`,
  },
  'folder-not-writable': {
    status: 403,
    sentence: ({ folder }: { readonly folder: string }) =>
      `当前账户对数据文件夹 ${folder} 没有写权限。请更改文件夹权限，或用 --data 指定另一个文件夹。`,
  },
  'disk-full': {
    status: 507,
    sentence: ({ folder }: { readonly folder: string }) =>
      `磁盘空间不足，无法在 ${folder} 写入数据。请清理磁盘后重试。`,
  },
  'folder-of-another-account': {
    status: 403,
    sentence: ({ folder }: { readonly folder: string }) =>
      `数据文件夹 ${folder} 里的数据库属于另一个系统账户，当前账户读不了它的密钥。请用建立它的账户（或 root）运行。`,
  },
  'folder-not-reachable': {
    status: 403,
    sentence: ({
      account,
      closed,
      suggestion,
    }: {
      readonly account: string
      readonly closed: string
      readonly suggestion: string
    }) =>
      `以 root 运行时，数据库由系统账户 ${account} 承担，而该账户进不了文件夹 ${closed}（权限不含“其他人可进入”）。请用 --data 指定另一个位置，例如 ${suggestion}。`,
  },
  'no-account': {
    status: 500,
    sentence: () =>
      '以 root 运行时，数据库需要一个普通系统账户 postgres，自动建立失败。请先运行 useradd --system postgres，或改用普通账户运行本程序。',
  },
  'no-binaries': {
    status: 500,
    sentence: ({ platform }: { readonly platform: string }) =>
      `没有找到适合本机（${platform}）的 PostgreSQL 程序。请重新运行 npm install；或设置 DATABASE_URL 使用已有的 PostgreSQL 服务器；试用时也可用 --engine pglite。`,
  },
  'start-failed': {
    status: 500,
    sentence: ({ said, log }: { readonly said: string; readonly log: string }) =>
      `数据库没有启动成功。数据未改动。数据库的最后几行日志：${said}（全部日志在 ${log}）`,
  },
  'pglite-in-use': {
    status: 409,
    sentence: ({ folder, pid }: { readonly folder: string; readonly pid: number }) =>
      `数据文件夹 ${folder} 正被另一个进程使用（进程号 ${pid}）。PGlite 引擎同一时间只允许一个进程，请先结束那个进程再试。`,
  },
  'pglite-other-host': {
    status: 409,
    sentence: ({
      folder,
      host,
      pid,
      file,
    }: {
      readonly folder: string
      readonly host: string
      readonly pid: number
      readonly file: string
    }) =>
      `数据文件夹 ${folder} 登记为正被另一台主机“${host}”（进程号 ${pid}）使用。若确认那边已经停止，请删除文件 ${file} 后再试。`,
  },
  'server-unreachable': {
    status: 503,
    sentence: ({ reason }: { readonly reason: string }) =>
      `连不上 DATABASE_URL 指定的数据库服务器（${reason}）。请检查地址、账户和网络。`,
  },
  'server-too-old': {
    status: 503,
    sentence: ({ version }: { readonly version: string }) =>
      `数据库服务器的版本是 PostgreSQL ${version}，至少需要 16。请升级数据库服务器。`,
  },
  'server-rights-missing': {
    status: 403,
    sentence: () =>
      '数据库服务器的账户无权在该数据库中建表。请让管理员把数据库的所有者改为该账户，或授予它数据库和模式 public 的 create 权限。',
  },
})
