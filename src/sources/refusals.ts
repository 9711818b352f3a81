import { defineRefusals } from '#kernel/index'

interface InFile {
  readonly file: string
}

const status = 422
const list = (names: readonly string[]): string => names.join('、')

export const refuse = defineRefusals('sources', {
  'datasets-invalid': {
    status,
    sentence: (d: { at: string; reason: string }) =>
      `数据集定义“${d.at}”有误：${d.reason}。请改正 datasets.yaml 后重试。`,
  },
  'dataset-unknown': {
    status,
    sentence: (d: InFile & { headers: readonly string[]; nearest: readonly string[] }) =>
      `认不出文件“${d.file}”是哪一种数据。看到的表头：${list(d.headers)}。` +
      `最接近的数据集：${list(d.nearest)}。请核对文件，或在命令中写明数据集。`,
  },
  'dataset-name-unknown': {
    status,
    sentence: (d: { dataset: string; known: readonly string[] }) =>
      `没有名为“${d.dataset}”的数据集。可用的数据集：${list(d.known)}。`,
  },
  'dataset-ambiguous': {
    status,
    sentence: (d: InFile & { candidates: readonly string[] }) =>
      `文件“${d.file}”的表头同时符合几种数据：${list(d.candidates)}。请在命令中写明是哪一种。`,
  },
  'header-missing': {
    status,
    sentence: (d: InFile & { seen: readonly string[] }) =>
      `文件“${d.file}”的前 60 行里没有找到表头。开头的内容：${list(d.seen)}。` +
      '请确认表中有“身份证号、姓名”等列名的一行。',
  },
  'column-missing': {
    status,
    sentence: (
      d: InFile & { dataset: string; columns: readonly string[]; headers: readonly string[] },
    ) =>
      `文件“${d.file}”缺少“${d.dataset}”必需的列：${list(d.columns)}。` +
      `看到的表头：${list(d.headers)}。请向报送部门要含这些列的文件，或改正列名。`,
  },
  'period-unknown': {
    status,
    sentence: ({ file }: InFile) =>
      `看不出文件“${file}”是哪个月的数据：文件名、标题和发放月份列里都没有年月。请用 --period 2024-09 这样的写法指明。`,
  },
  'period-invalid': {
    status,
    sentence: ({ period }: { period: string }) =>
      `月份“${period}”不是年-月的写法，或晚于今天所在的月。请写成 2024-09 这样。`,
  },
  'rows-none': {
    status,
    sentence: ({ file }: InFile) =>
      `文件“${file}”只有表头，没有数据行。没有任何改动。请核对是不是报送部门漏了数据。`,
  },
  'rows-all-bad': {
    status,
    sentence: (d: InFile & { rows: number; kinds: readonly string[] }) =>
      `文件“${d.file}”的 ${d.rows} 行全部不能用（${list(d.kinds)}）。没有任何改动。` +
      '请按问题改正后重新导入；身份证号列在 Excel 中须设为“文本”格式。',
  },
  'division-unset': {
    status,
    sentence: ({ county }: { county: string }) =>
      `县 ${county} 还没有区划数据，不能导入。请先用 doudi init 建立数据。`,
  },
})
