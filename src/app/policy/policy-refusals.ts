/** What is wrong with a policy, a draft of one or its cases: refusals of `app`. */
export const policyRefusals = {
  'policy-unknown': {
    status: 404,
    sentence: (d: { id: string; known: readonly string[] }) =>
      `没有名为「${d.id}」的政策包。现有：${d.known.join('、')}。请用其中之一，或在 policies/ 下放入该地的政策包。`,
  },
  'policy-folder-missing': {
    status: 404,
    sentence: (d: { id: string; word: string }) =>
      `policies/ 下没有「${d.id}」的文件夹。要看在用的版本，请写 ${d.word}；要看改过的，请写文件夹的路径。`,
  },
  'not-yaml-text': {
    status: 422,
    sentence: (d: { file: string }) =>
      `${d.file} 不是 YAML 文本文件（UTF-8）。请核对是不是放错了文件，或另存为 UTF-8 文本。`,
  },
  'case-unknown': {
    status: 404,
    sentence: (d: { id: string }) => `没有用例 ${d.id}，可能刚改过。请回到用例清单重新选择。`,
  },
  'cases-none': {
    status: 422,
    sentence: (d: { id: string }) =>
      `政策包「${d.id}」没有自带个案，不能发布，在用的政策不变。请在它的 cases/ 下写个案（*.yaml），doudi policy test 可单独运行。`,
  },
  'cases-fewer': {
    status: 422,
    sentence: (d: { id: string; cases: number; before: number }) =>
      `政策包「${d.id}」自带的个案比在用的版本少（${d.before} 条 → ${d.cases} 条），没有发布，在用的政策不变。请补回个案；确需减少的，用 --fewer-cases 写明理由，理由随版本保存。`,
  },
  'cases-fail': {
    status: 422,
    sentence: (d: { id: string; failures: readonly string[] }) =>
      `政策包「${d.id}」自带的个案有 ${d.failures.length} 项结果不一致，不能发布，在用的政策不变：\n${d.failures.map((line) => `  ${line}`).join('\n')}\n请改正政策或个案（doudi policy test 可单独运行）后重试。`,
  },
  'policy-of-another-place': {
    status: 409,
    sentence: (d: { id: string; own: string }) =>
      `本平台用的是「${d.own}」，不能发布「${d.id}」。请发布标识为 ${d.own} 的政策包（在用的政策不变）。`,
  },
  'publish-early': {
    status: 409,
    sentence: (d: { effectiveOn: string; since: string }) =>
      `在用的版本自 ${d.since} 起施行，新版本不能自更早的 ${d.effectiveOn} 起施行。请用 --from 写 ${d.since} 或以后的日期。`,
  },
  'expression-unknown': {
    status: 404,
    sentence: (d: { key: string }) =>
      `现行政策里没有“${d.key}”这条规则，可能已随新版本改名。请重新打开政策页后再改。`,
  },
  'draft-expression': {
    status: 422,
    sentence: (d: { key: string; sentence: string }) => `规则“${d.key}”：${d.sentence}`,
  },
  'draft-by-code': {
    status: 422,
    sentence: (d: { name: string }) =>
      `参数“${d.name}”在现行政策里不是这种取法（按城乡分或不分）。请按表里的写法填写。`,
  },
  'draft-unknown': {
    status: 404,
    sentence: () => '没有这份政策草稿，可能已删除。请回政策页重新打开。',
  },
  'draft-locked': {
    status: 409,
    sentence: (d: { number: number; state: string }) =>
      `草稿 ${d.number} 已是“${d.state}”，不能再改。请撤回复核申请，或新建一份草稿。`,
  },
  'draft-changed-meanwhile': {
    status: 409,
    sentence: (d: { number: number; by: string }) =>
      `草稿 ${d.number} 刚被${d.by}改过，没有存上。请重新打开后再改。`,
  },
  'draft-aside-reason': {
    status: 422,
    sentence: (d: { number: number }) =>
      `草稿 ${d.number} 有不再核对的用例，还没有写理由。请写明依据和理由，第二个人要看。`,
  },
  'draft-empty': {
    status: 422,
    sentence: (d: { number: number }) =>
      `草稿 ${d.number} 还没有改动，没有可提交的。请先改参数或规则。`,
  },
  'policy-name-unknown': {
    status: 404,
    sentence: (d: { name: string }) =>
      `没有“${d.name}”这个版本或政策包。请从清单里选：在用的版本、已发布的版本、随程序带来的政策包。`,
  },
  'policy-unchanged': {
    status: 409,
    sentence: (d: { version: string }) =>
      `与在用的版本 ${d.version} 一字不差，没有可发布的。请先改政策包。`,
  },
  'setting-shape': {
    status: 400,
    sentence: (d: { text: string }) =>
      `「${d.text}」看不懂。请写成 --set 参数=值 或 --set 参数.农村=值，如 --set 低保标准.农村=480。`,
  },
  'setting-unknown': {
    status: 400,
    sentence: (d: { name: string; nearest?: string }) =>
      `政策包没有参数「${d.name}」${d.nearest === undefined ? '。' : `，是否想写「${d.nearest}」？`}doudi policy print 列出全部参数。`,
  },
  'setting-code': {
    status: 400,
    sentence: (d: { name: string; code: string; codes: readonly string[]; nearest?: string }) =>
      d.codes.length === 0
        ? `参数「${d.name}」只有一个值，不分「${d.code}」。请写成 --set ${d.name}=值。`
        : `参数「${d.name}」没有「${d.code}」一档${d.nearest === undefined ? '。' : `，是否想写「${d.nearest}」？`}可用：${d.codes.join('、')}。`,
  },
  'setting-unit': {
    status: 400,
    sentence: (d: { name: string; unit: string; wanted: string }) =>
      `参数「${d.name}」的单位是「${d.wanted}」，不是「${d.unit}」。请换算后只写数。`,
  },
  'setting-value': {
    status: 400,
    sentence: (d: { name: string; text: string; wanted: string }) =>
      `参数「${d.name}」不能取「${d.text}」。请写${d.wanted}。`,
  },
  'setting-word': {
    status: 400,
    sentence: (d: { name: string; word: string; words: readonly string[]; nearest?: string }) =>
      `参数「${d.name}」不能取「${d.word}」${d.nearest === undefined ? '。' : `，是否想写「${d.nearest}」？`}可用：${d.words.join('、')}。`,
  },
}
