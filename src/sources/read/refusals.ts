import { defineRefusals, type Refusal } from '#kernel/index'

interface Where {
  readonly file: string
}
interface Limited extends Where {
  readonly limit: number
}
interface AtRow extends Where {
  readonly row: number
}

const saveAs = '请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。'
const unknown = ({ file }: Where): string =>
  `文件“${file}”的内容不是表格，认不出是什么文件。请向报送部门要 Excel（.xlsx、.xls）或 CSV 格式的原文件。`

const table = {
  'file-empty': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”是空的，没有任何内容。请核对后重新选择文件。`,
  },
  'file-missing': {
    status: 404,
    sentence: ({ file }: Where) => `找不到或打不开文件“${file}”。请核对路径和读取权限。`,
  },
  'file-unknown-kind': { status: 422, sentence: unknown },
  'file-pdf': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是 PDF，不能当表格读取。请向报送部门要 Excel（.xlsx、.xls）或 CSV 格式的原文件。`,
  },
  'file-document': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是 Word 或演示文稿，不是表格。请把其中的表格复制到 Excel 后保存再导入。`,
  },
  'file-image': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是图片，不能当表格读取。请向报送部门要 Excel 或 CSV 格式的原文件。`,
  },
  'file-program': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”的内容是程序或脚本，不是表格，没有打开也没有运行。请不要双击它，向报送部门核实来历，要回 Excel（.xlsx、.xls）或 CSV 格式的原文件。`,
  },
  'file-shortcut': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是快捷方式，不是表格本身，没有打开。请找到它指向的原文件再导入；来历不明的不要双击。`,
  },
  'file-scan-found': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”没有通过本机的查毒程序，没有打开也没有读入。请不要打开它，告诉维护人员，并请报送部门查毒后重新报送。`,
  },
  'file-scan-failed': {
    status: 422,
    sentence: ({ file }: Where) =>
      `本机的查毒程序没有给出结果，文件“${file}”没有读入。请告诉维护人员检查查毒程序的设置（DOUDI_SCAN_COMMAND），修好后重新导入。`,
  },
  'file-archive': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”是压缩包。请先解压，再把里面的表格逐个导入。`,
  },
  'file-foreign-archive': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是 RAR、7z 或 gz 压缩包，不能直接打开。请用解压软件解开，再导入里面的表格，或重新压缩成 .zip 后导入。`,
  },
  'file-nested-archive': {
    status: 422,
    sentence: ({ file }: Where) =>
      `“${file}”又是一个压缩包，没有打开。请先把它解开，再导入里面的表格。`,
  },
  'file-archive-password': {
    status: 422,
    sentence: ({ file }: Where) =>
      `压缩包“${file}”设有密码。请用解压软件输入密码解开，再导入里面的表格，或不设密码重新压缩成 .zip。`,
  },
  'file-archive-empty': {
    status: 422,
    sentence: ({ file }: Where) => `压缩包“${file}”里没有文件。请核对后重新选择。`,
  },
  'file-too-many-members': {
    status: 413,
    sentence: ({ file, limit }: Limited) =>
      `压缩包“${file}”里超过 ${limit} 个文件，一次读不了。请分成几个压缩包后分别导入。`,
  },
  'file-open-document': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”是 OpenDocument 格式，不能直接读取。${saveAs}`,
  },
  'file-binary-workbook': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”是二进制工作簿（.xlsb），不能直接读取。${saveAs}`,
  },
  'file-web-archive': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”是网页存档（.mht），不能直接读取。${saveAs}`,
  },
  'file-web-page': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”是网页，里面没有表格，可能导出时登录已经过期。请重新登录原系统再导出一次。`,
  },
  'file-truncated': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”不完整或已损坏，可能没有传完。请重新复制或下载后再导入。`,
  },
  'file-bomb': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”解压后大得不正常，为保护系统没有打开。请把需要的数据复制到新的工作簿后再导入。`,
  },
  'file-zip-method': {
    status: 422,
    sentence: ({ file }: Where) => `文件“${file}”用了少见的压缩方式，打不开。${saveAs}`,
  },
  'file-password': {
    status: 422,
    sentence: ({ file }: Where) =>
      `文件“${file}”设有打开密码。请用 Excel 或 WPS 输入密码打开，在“文件—信息—保护工作簿—用密码进行加密”中清空密码，保存后再导入。`,
  },
  'file-unclosed-quote': {
    status: 422,
    sentence: ({ file, row }: AtRow) =>
      `文件“${file}”第 ${row} 行起有一个双引号没有成对，后面的行会连成一格。请改正这一处，或${saveAs.slice(1)}`,
  },
  'file-too-many-rows': {
    status: 413,
    sentence: ({ file, limit }: Limited) =>
      `文件“${file}”超过 ${limit} 行，一次读不了。请按乡镇或月份拆成几个文件后分别导入。`,
  },
  'file-too-many-cells': {
    status: 413,
    sentence: ({ file, limit }: Limited) =>
      `文件“${file}”超过 ${limit} 个单元格，一次读不了。请删去用不到的列，或拆成几个文件后分别导入。`,
  },
  'file-too-many-sheets': {
    status: 413,
    sentence: ({ file, limit }: Limited) =>
      `文件“${file}”有超过 ${limit} 张工作表。请只保留需要的工作表后再导入。`,
  },
  'file-too-slow': {
    status: 413,
    sentence: ({ file, limit }: Limited) =>
      `文件“${file}”读了 ${limit} 秒还没有读完，已经停下。请另存为 CSV（UTF-8），或拆成几个文件后再导入。`,
  },
  'file-too-large': {
    status: 413,
    sentence: ({ file }: Where) =>
      `文件“${file}”占用的内存超出限度，已经停下。请另存为 CSV（UTF-8），或拆成几个文件后再导入。`,
  },
} as const

export const refuseReading = defineRefusals('sources', table)

type Prefixed = Extract<keyof typeof table, `file-${string}`>
export type ReadRefusal = Prefixed extends `file-${infer Reason}` ? Reason : never

/** What was raised while reading: an `Unreadable`. */
interface Raised extends Error {
  readonly reason: ReadRefusal
  readonly details: Readonly<Record<string, string | number>>
}

/** The refusal a user sees for what stopped the reading of the file named `file`. */
export function refusalOf(problem: Raised, file: string): Refusal {
  // Each reason that needs a row or a limit is raised with it; the table's type cannot follow.
  const details = { ...problem.details, file } as Where & Limited & AtRow
  return refuseReading(`file-${problem.reason}`, details, { cause: problem })
}
