import { defineRefusals } from '#kernel/index'
import { policyRefusals } from './policy/policy-refusals.ts'

export const refuse = defineRefusals('app', {
  ...policyRefusals,
  'anchor-unreadable': {
    status: 422,
    sentence: () => '这份文件不是日志锚点。请用 doudi audit anchor --out 写出的文件。',
  },
  'relation-unknown': {
    status: 422,
    sentence: (d: { known: readonly string[] }) =>
      `“关系”一栏不是约定的写法。可用：${d.known.join('、')}。`,
  },
  'relatives-columns': {
    status: 422,
    sentence: (d: { columns: readonly string[] }) =>
      `没有找到近亲属备案的表头，什么都没有登记。第一行要有这些列：${d.columns.join('、')}（职务可以没有）。`,
  },
  'statistics-division': {
    status: 404,
    sentence: () => '没有找到这个乡镇（街道）的统计。请从“范围”里选一个。',
  },
  'statistics-month': {
    status: 404,
    sentence: (d: { month: string }) =>
      `${d.month} 没有统计数。统计从第一轮监测那个月开始，请从“截至”里选一个月。`,
  },
  'statistics-no-places': {
    status: 422,
    sentence: () =>
      '没有可以导出的乡镇、村统计。部门只看推送给本部门的件，请在页面上查看部门回复。',
  },
  'map-refused': {
    status: 422,
    sentence: (d: { file: string; problem: string }) =>
      `地图没有装入，原来的地图不变：${d.file}，${d.problem}。`,
  },
  'population-refused': {
    status: 422,
    sentence: (d: { file: string; problem: string }) =>
      `户籍人口没有装入，原来的数不变：${d.file}，${d.problem}。`,
  },
  'place-unknown': {
    status: 422,
    sentence: () => '翻页的位置认不出来。请回到清单的第一页重新翻。',
  },
  'termination-finding': {
    status: 422,
    sentence: () => '只有核实结论是“不再符合”时才能提出终止。请核对核实结论。',
  },
  'termination-department': {
    status: 403,
    sentence: () => '终止救助由民政部门或乡镇提出，部门请把核查结果反馈给民政部门。',
  },
  'termination-household': {
    status: 422,
    sentence: () => '这条预警不属于哪一户，不能据此提出终止。请先核对是哪一户。',
  },
  'pushes-none': {
    status: 422,
    sentence: () => '目前没有等您单位反馈的推送，没有生成文件。',
  },
  'reply-columns': {
    status: 422,
    sentence: (d: { columns: readonly string[] }) =>
      `没有找到反馈表的表头，什么都没有写入。请用“下载待反馈的推送”得到的表填写，表头要有：${d.columns.join('、')}。`,
  },
  'reply-rows-many': {
    status: 422,
    sentence: (d: { most: number }) => `一份文件最多 ${d.most} 行，什么都没有写入。请分成几份交。`,
  },
  'reply-file-changed': {
    status: 409,
    sentence: () => '这份文件和刚才核对的不是同一份，什么都没有写入。请重新核对再交。',
  },
  'reply-errors-none': {
    status: 422,
    sentence: () => '这份文件没有需要改的行，没有生成错误文件。',
  },
  'approval-unknown': {
    status: 404,
    sentence: () => '没有找到这项待复核的事项。请从复核列表中打开。',
  },
  'two-people-needed': {
    status: 403,
    sentence: (d: { action: string }) =>
      `本地规定“${d.action}”一律由两人办理，命令行不能单独办理。请由经办人登录网页提出，再由有复核权限的人员同意。`,
  },
  'import-alone': {
    status: 403,
    sentence: () =>
      '本地规定接收文件和确认入库由两人办理，命令行不能单独入库，没有任何改动。' +
      '请用 doudi import --hold 只暂存，再由有确认入库权限的人员登录网页核对后入库；' +
      '或者由两名人员都在网页上办理：一人接收，另一人确认入库。',
  },
  'export-alone': {
    status: 403,
    sentence: () =>
      '本地规定导出完整号码一律由两人办理，命令行不能单独导出，没有写出文件。' +
      '请登录网页申请导出完整号码，由有复核导出权限的人员同意；不加 --full 的导出不受限制。',
  },
  'query-limit': {
    status: 429,
    sentence: (d: { most: number; left: number; wanted: number }) =>
      `每人每天按号码最多核对 ${d.most} 人，您今天还可以核对 ${d.left} 人，这次要查 ${d.wanted} 人，没有答复。` +
      '超过的次数已提醒监督人员。请明天再查；名单较大的，请商县级民政部门统一比对。',
  },
  'batch-staged-by-you': {
    status: 403,
    sentence: () =>
      '这份文件是您接收的，或由您改过读法，不能由本人确认入库。请交给另一名有确认入库权限的人员核对后入库。',
  },
  'batch-at-once': {
    status: 403,
    sentence: () =>
      '本地规定接收文件和确认入库由两人办理，不能直接入库。请先接收文件，再由另一名人员确认入库。',
  },
  'export-none': {
    status: 403,
    sentence: () => '您现在的岗位不能导出表格。确因工作需要的，请由有导出权限的岗位办理。',
  },
  'export-purpose-missing': {
    status: 422,
    sentence: (d: { name: string }) =>
      `导出“${d.name}”要写明用途（记入日志），没有导出。请写明给谁用、做什么。`,
  },
  'export-unseen': {
    status: 403,
    sentence: (d: { name: string }) =>
      `您现在的岗位看不到“${d.name}”，没有导出。确因工作需要的，请由看得到它的岗位导出。`,
  },
  'export-too-many': {
    status: 422,
    sentence: (d: { name: string; rows: number; most: number }) =>
      `“${d.name}”有 ${d.rows} 行，超过您的岗位一次可以导出的 ${d.most} 行，没有导出。` +
      '请按乡镇分次导出，或请上级岗位导出。',
  },
  'export-whole-forbidden': {
    status: 403,
    sentence: () =>
      '您现在的岗位不能导出完整号码，没有导出。请改为导出隐去号码的表，或请有这项权限的岗位办理。',
  },
  'export-needs-second': {
    status: 409,
    sentence: (d: { name: string }) =>
      `导出含完整号码的“${d.name}”要由第二人同意，已替您提出申请，还没有导出。` +
      '请等复核同意后，用同样的月份、乡镇和用途再导出一次。',
  },
  'as-of': {
    status: 400,
    sentence: (d: { text: string }) => `「${d.text}」不是日期。请写成 2024-10-11 的样子。`,
  },
  'known-at': {
    status: 400,
    sentence: (d: { text: string }) =>
      `「${d.text}」不是日期或时刻。请写成 2024-10-11 或 2024-10-11 15:30 的样子。`,
  },
  'undo-reason-missing': {
    status: 400,
    sentence: () => '撤销批次要写明理由。请加 --reason 理由。',
  },
  'export-unknown': {
    status: 404,
    sentence: (d: { code: string; known: readonly string[] }) =>
      d.known.length === 0
        ? '现用的政策版本里还没有导出表。请先发布带导出表的新版本（doudi policy publish）。'
        : `没有名为“${d.code}”的导出表。现有：${d.known.join('、')}。`,
  },
  'export-month': {
    status: 400,
    sentence: (d: { text: string }) =>
      `“${d.text}”不是可以导出的月份。请写成 2024-09 的样子，不晚于本月。`,
  },
  'export-purpose': {
    status: 400,
    sentence: (d: { name: string }) =>
      `导出含完整证件号的“${d.name}”须写明用途（记入查阅日志）。请填写用途，或导出隐去证件号的表。`,
  },
  'export-ending': {
    status: 400,
    sentence: (d: { name: string; isTemplate: boolean }) =>
      d.isTemplate
        ? `“${d.name}”按上级版式填写，只能存为 .xlsx。请改文件名。`
        : `“${d.name}”请存为 .xlsx 或 .csv。`,
  },
  'template-missing': {
    status: 409,
    sentence: (d: { file: string; folder: string }) =>
      `找不到模板“${d.file}”。请把上级下发的模板放到 ${d.folder} 后重试。`,
  },
  'township-unknown': {
    status: 404,
    sentence: (d: { township: string; known: readonly string[] }) =>
      `没有名为“${d.township}”的乡镇。本县的乡镇：${d.known.join('、')}。`,
  },
  'scheme-unknown': {
    status: 404,
    sentence: (d: { id: string; nearest?: string }) =>
      `在用的政策没有救助项目「${d.id}」${d.nearest === undefined ? '。' : `，是否想写「${d.nearest}」？`}doudi policy print 列出全部项目。`,
  },
  'rule-unknown': {
    status: 404,
    sentence: (d: { id: string; nearest?: string }) =>
      `在用的政策没有规则「${d.id}」${d.nearest === undefined ? '。' : `，是否想写「${d.nearest}」？`}doudi policy print 列出全部规则。`,
  },
  'quality-rule-unknown': {
    status: 404,
    sentence: (d: { rule: string; known: readonly string[] }) =>
      `没有编号为“${d.rule}”的质检规则。现有：${d.known.join('、')}。`,
  },
  'rule-already': {
    status: 409,
    sentence: (d: { rule: string; state: string }) =>
      `规则 ${d.rule} 已是${d.state}状态，没有改动。`,
  },
  'not-initialised': {
    status: 409,
    sentence: (d: { place: string }) =>
      `${d.place} 里还没有建立平台数据。请先执行 doudi init --data 目录 --policy 政策包。`,
  },
  'already-initialised': {
    status: 409,
    sentence: (d: { place: string; county: string }) =>
      `${d.place} 里已有「${d.county}」的平台数据，没有改动任何内容。请换一个空目录，或直接使用现有数据。`,
  },
  'divisions-unreadable': {
    status: 422,
    sentence: (d: { file: string; problem: string }) =>
      `区划文件 ${d.file} 读不出来：${d.problem}。请按 policies/ 里各地 divisions.yaml 的样子整理后重试。`,
  },
  'divisions-missing': {
    status: 422,
    sentence: (d: { id: string }) =>
      `政策包「${d.id}」没有附区划表。请用 --divisions 指定一份区划文件（县、乡镇、村的12位代码和名称）。`,
  },
  'parameter-missing': {
    status: 422,
    sentence: (d: { id: string; name: string }) =>
      `政策包「${d.id}」没有参数「${d.name}」（工作日数）。请在该地政策里补上后重试。`,
  },
  'person-unknown': {
    status: 404,
    sentence: (d: { name: string; household: string }) =>
      `户 ${d.household} 里没有成员「${d.name}」。请核对姓名。`,
  },
  'decision-unknown': {
    status: 404,
    sentence: (d: { household: string }) =>
      `户 ${d.household} 没有等待书面告知的决定。请先记录不予认定或终止。`,
  },
  'household-unknown': {
    status: 404,
    sentence: (d: { text: string }) =>
      `没有找到户「${d.text}」。请用户号（如 H000123）、成员姓名或身份证号查找。`,
  },
  'expectation-differs': {
    status: 409,
    sentence: (d: { same: number; expected: number }) =>
      `示例县的预警与预期不一致：${d.same}/${d.expected}。请查看上面列出的差异。`,
  },
  'request-unknown': {
    status: 404,
    sentence: (d: { id: string }) =>
      `没有找到编号为 ${d.id} 的催数，或不止一件。请用 doudi requests 查看，写全编号。`,
  },
  'request-empty': {
    status: 409,
    sentence: (d: { dataset: string }) =>
      `“${d.dataset}”的这件催数已没有要问的人，没有生成文件。请刷新催数清单。`,
  },
  'reply-unmarked': {
    status: 422,
    sentence: (d: { file: string }) =>
      `文件“${d.file}”里没有“催数编号”一行，认不出答复的是哪件催数。请用平台生成的答复文件填写，或用 --id 指明编号。`,
  },
  'purpose-missing': {
    status: 422,
    sentence: () => '查询须写明用途，没有查询。请用 --purpose 写明，用途记入日志。',
  },
  'query-empty': {
    status: 422,
    sentence: () => '没有给出要查的人。请用 --number 写身份证号，或给出一份名单文件。',
  },
  'file-unknown': {
    status: 404,
    sentence: (d: { path: string }) => `找不到文件 ${d.path}。请检查路径和文件名。`,
  },
})
