import { defineRefusals } from '#kernel/index'
import { hideNumbers } from './clean/index.ts'

interface InFile {
  readonly file: string
}

const status = 422
const list = (names: readonly string[]): string => names.map(hideNumbers).join('、')

/** What to do with a table that gives every month a column of its own; '' where it does not. */
function monthsAcross(headers: readonly string[]): string {
  const months = headers.filter((header) =>
    /^(\d{4}年)?(0?[1-9]|1[0-2])月份?(金额|发放额)?$/.test(header),
  )
  if (months.length < 2) return ''
  return (
    `这张表一个月占一列（${list(months.slice(0, 3))}），这样读不了：` +
    '请每个月各做一份，每人一行，文件名写明年月，再交。'
  )
}

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
      `最接近的数据集：${list(d.nearest)}。请核对文件；确是其中一种的，指明是哪一种后再读（网页上就在这里选，命令里写明数据集）。` +
      monthsAcross(d.headers),
  },
  'dataset-of-others': {
    status: 403,
    sentence: (d: InFile & { dataset: string; department: string; own: string }) =>
      `文件“${d.file}”是“${d.dataset}”，由${d.department}报送；您的岗位是${d.own}，只能报送本部门的数据。` +
      `没有读入，什么也没有留下。请交给${d.department}报送；如果认错了数据种类，请改选本部门的数据集再试。`,
  },
  'dataset-name-unknown': {
    status,
    sentence: (d: { dataset: string; known: readonly string[] }) =>
      `没有名为“${d.dataset}”的数据集。可用的数据集：${list(d.known)}。`,
  },
  'dataset-ambiguous': {
    status,
    sentence: (d: InFile & { candidates: readonly string[] }) =>
      `文件“${d.file}”的表头同时符合几种数据：${list(d.candidates)}。请指明是哪一种后再读（网页上就在这里选，命令里写明数据集）。`,
  },
  'header-missing': {
    status,
    sentence: (d: InFile & { seen: readonly string[] }) =>
      `文件“${d.file}”的前 30 行里没有找到表头。开头的内容：${list(d.seen)}。` +
      '没有任何改动。请确认表中有“身份证号、姓名”等列名的一行；表头在更下面时，请先删去它上面的行；' +
      '如果它不是部门名单或台账，请不要导入。',
  },
  'column-missing': {
    status,
    sentence: (
      d: InFile & { dataset: string; columns: readonly string[]; headers: readonly string[] },
    ) =>
      `文件“${d.file}”缺少“${d.dataset}”必需的列：${list(d.columns)}。` +
      `看到的表头：${list(d.headers)}。请向报送部门要含这些列的文件，或改正列名。` +
      monthsAcross(d.headers),
  },
  'period-unknown': {
    status,
    sentence: ({ file }: InFile) =>
      `看不出文件“${file}”是哪个月的数据：文件名、标题和发放月份列里都没有年月。请指明是哪个月的后再读（网页上就在这里选，命令用 --period 2024-09）。`,
  },
  'period-invalid': {
    status,
    sentence: ({ period }: { period: string }) =>
      `月份“${period}”不是年-月的写法，或晚于今天所在的月。请写成 2024-09 这样。`,
  },
  'reply-file': {
    status: 409,
    sentence: ({ file }: InFile & { request: string }) =>
      `文件“${file}”是一件催数的答复文件，要按答复导入，不能当作部门的名单。没有任何改动。请用 doudi requests answer 导入，或在“催数”里交回。`,
  },
  'numbers-missing': {
    status,
    sentence: () =>
      '这份名单里没有认出“身份证号”一列，没有查询。请在表头写明“身份证号”和“姓名”后重试。',
  },
  'rows-none': {
    status,
    sentence: ({ file }: InFile) =>
      `文件“${file}”只有表头，没有数据行。没有任何改动。请核对是不是报送部门漏了数据。`,
  },
  'file-empty': {
    status,
    sentence: ({ file }: InFile) =>
      `文件“${file}”没有任何内容，连表头也没有。没有任何改动。请核对是不是选错了文件，或保存时丢了内容。`,
  },
  'field-unknown': {
    status,
    sentence: (d: { dataset: string; field: string; known: readonly string[] }) =>
      `“${d.dataset}”没有“${d.field}”这一项。可以写：${list(d.known)}。`,
  },
  'header-empty': {
    status,
    sentence: (d: { dataset: string }) =>
      `没有写明是“${d.dataset}”的哪一个表头。请写成 表头=字段 的样子。`,
  },
  'choice-unknown': {
    status,
    sentence: (d: { field: string; value: string; choices: readonly string[] }) =>
      `“${d.field}”没有“${d.value}”这个值。可以写：${list(d.choices)}。`,
  },
  'sheets-hidden': {
    status,
    sentence: (d: InFile & { sheets: readonly string[] }) =>
      `文件“${d.file}”有内容的工作表都是隐藏的：${list(d.sheets)}。隐藏的工作表不读入。` +
      '请确认要报送的是哪一张，在 Excel 中取消隐藏后重新保存。',
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
  'batch-unknown': {
    status: 404,
    sentence: ({ batch }: { batch: string }) =>
      `没有编号为“${batch}”的批次。doudi batches 列出全部批次。`,
  },
  'batch-not-waiting': {
    status: 409,
    sentence: ({ file, state }: InFile & { state: string }) =>
      `文件“${file}”的批次${stateWords[state] ?? `是${state}状态`}，没有改动。doudi batches 列出全部批次。`,
  },
  'batch-busy': {
    status: 409,
    sentence: () => '这个批次正由另一个操作处理，没有改动。请等它结束后再试。',
  },
  'batch-taken-before': {
    status: 409,
    sentence: ({ file, sentence }: InFile & { sentence: string }) =>
      `文件“${file}”：${sentence}这个待确认的批次可以放弃（doudi batches discard）。`,
  },
  'batch-original-gone': {
    status: 410,
    sentence: ({ file }: InFile) =>
      `文件“${file}”的原件已按期销毁，暂存的行也已不在，不能继续。请放弃这个批次，重新导入文件。`,
  },
  'batch-not-taken-in': {
    status: 409,
    sentence: ({ file, state }: InFile & { state: string }) =>
      `文件“${file}”的批次${stateWords[state] ?? `是${state}状态`}，没有可撤销的。`,
  },
  'batch-amended': {
    status: 409,
    sentence: ({ file, later }: InFile & { later: readonly string[] }) =>
      `文件“${file}”的批次有更正它的批次（${list(later)}）已入库。请先撤销更正的批次，再撤销这一批。`,
  },
  'import-cancelled': {
    status: 409,
    sentence: ({ file }: InFile) => `文件“${file}”的导入已取消，没有任何改动。`,
  },
})

const stateWords: Readonly<Record<string, string>> = {
  暂存: '还在读取中',
  待确认: '还没有入库',
  已入库: '已经入库',
  已撤销: '已经撤销',
  已放弃: '已经放弃',
}
