import { defineRefusals } from '#kernel/index'

const status = 422

export const refuse = defineRefusals('papers', {
  'file-unreadable': {
    status,
    sentence: (d: { file: string }) =>
      `文件“${d.file}”打不开，或不是能标注的表格。请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新导入。`,
  },
  'sheet-missing': {
    status,
    sentence: (d: { file: string; sheet: string }) =>
      `文件“${d.file}”里没有名为“${d.sheet}”的工作表。请核对映射里的工作表名。`,
  },
  'template-damaged': {
    status,
    sentence: (d: { file: string; at: string; reason: string }) =>
      `模板“${d.file}”的 ${d.at} ${d.reason}。请核对模板与映射后重试。`,
  },
  'too-long': {
    status,
    sentence: (d: { file: string }) =>
      `导出“${d.file}”超过一个文件能装的大小（4 GB）。请分乡镇导出。`,
  },
})
