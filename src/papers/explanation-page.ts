import { type Fen, formatYuan, type Truth } from '#kernel/index'
import {
  changeSentence,
  type ExplainedChange,
  type ExplainedFact,
  type ExplanationNode,
  type HouseholdExplanation,
  type NameOf,
  possibilitySentence,
} from '#policy/index'
import { type Markup, markup, paperPage } from './paper-page.ts'

/** What stands on the sheet beside the explanation itself. */
export interface ExplanationSheet {
  readonly explanation: HouseholdExplanation
  readonly nameOf: NameOf
  readonly household: {
    readonly number: string
    readonly place: string
    readonly members: string
    readonly recordedCategory: string
  }
  /** Name and version of the pack. */
  readonly policy: string
  /** Why a missing value is missing, in a sentence; undefined: only whom to ask. */
  readonly whyMissing: (fact: ExplainedFact) => string | undefined
  readonly printedBy: string
  readonly printedOn: string
}

/** The explanation of a household's class as a printable page (HTML, self-contained). */
export function explanationPage(sheet: ExplanationSheet): string {
  const { explanation, household, policy } = sheet
  const body = markup`
${headTable(sheet)}
${conclusion(explanation)}
<h2>一、逐类判断</h2>
<ul>${explanation.categories.map((node) => nodeItem(node, sheet))}</ul>
${memberPart(sheet)}
${changePart('只变一处、结果就变的', explanation.changes, sheet)}
${missingPart(sheet)}
<p>本说明由政策条文逐条测算得出，供核实和答复使用，不是认定或终止的决定；任何决定由有权机关的工作人员作出。</p>`
  const foot = `${household.number}　按 ${explanation.day} 的情况　政策：${policy}　打印：${sheet.printedBy} ${sheet.printedOn}`
  return paperPage({ title: '认定测算说明', body, foot })
}

function headTable({ household, explanation, policy }: ExplanationSheet): Markup {
  return markup`<table>
<tr><th>户号</th><td>${household.number}</td><th>在册类别</th><td>${household.recordedCategory}</td></tr>
<tr><th>地址</th><td>${household.place}</td><th>测算日</th><td>${explanation.day}</td></tr>
<tr><th>成员</th><td colspan="3">${household.members}</td></tr>
<tr><th>政策</th><td colspan="3">${policy}</td></tr>
</table>`
}

function conclusion({ category, benefit, labels }: HouseholdExplanation): Markup {
  const amount = benefit === null ? '' : `　月保障金 ${formatYuan(benefit as Fen)}` // an evaluation gives whole fen
  const tags = labels.map((label) => markup`<span class="tag">${label}</span>`)
  return markup`<div class="conclusion">应认定类别：<b>${category}</b>${amount}${tags.length > 0 ? markup`<br>${tags}` : ''}</div>`
}

function nodeItem(node: ExplanationNode, sheet: ExplanationSheet): Markup {
  const { title, truth, restated, distance, text, basis, children, facts } = node
  const article = basis ? [basis.document, basis.article].filter(Boolean).join(' ') : ''
  return markup`<li>
<div><span class="mark" role="img" aria-label="${word(truth)}">${mark(truth)}</span><span>${node.kind === '类别' ? markup`<b>${title}</b>　${word(truth)}` : title}</span><span class="basis">${article}</span></div>
${restated === undefined ? '' : markup`<p class="figures">${restated}　${distance}</p>`}
${text === undefined || text === title ? '' : markup`<p class="${restated === undefined ? 'figures' : 'more'}">${text}</p>`}
${facts.length === 0 ? '' : markup`<ul class="facts">${facts.map((fact) => factItem(fact, sheet))}</ul>`}
${children.length === 0 ? '' : markup`<ul>${children.map((child) => nodeItem(child, sheet))}</ul>`}
</li>`
}

function factItem(fact: ExplainedFact, { nameOf }: ExplanationSheet): Markup {
  const { dataset, file, sheet, row, day } = fact.source ?? {}
  const parts = [dataset, file, sheet, row === undefined ? undefined : `第 ${row} 行`, day]
  const source = parts.filter((part) => part !== undefined && part !== '').join(' ')
  const who = fact.subject.level === '户' ? '' : `${nameOf(fact.subject)} `
  const asked = fact.isKnown ? '' : `（问${fact.authority}）`
  return markup`<li>${who}${fact.name}：${fact.value}${asked}${source === '' ? '' : `　来源：${source}`}</li>`
}

function memberPart(sheet: ExplanationSheet): Markup | string {
  const { explanation, nameOf } = sheet
  const own = explanation.members.filter(({ routes }) => routes.length > 0)
  if (own.length === 0) return ''
  return markup`<h2>二、成员个人</h2>
${own.map(
  ({ id, category, routes, changes }) =>
    markup`<p><b>${nameOf({ level: '人', id })}</b>：${category}</p>
<ul>${routes.map((node) => nodeItem(node, sheet))}</ul>
${changePart('', changes, sheet)}`,
)}`
}

function changePart(
  title: string,
  changes: readonly ExplainedChange[],
  { nameOf }: ExplanationSheet,
): Markup | string {
  if (changes.length === 0) return ''
  const items = changes.map((one) => markup`<li>${changeSentence(one, nameOf)}</li>`)
  return markup`${title === '' ? '' : markup`<h2>${title}</h2>`}<ul class="facts">${items}</ul>`
}

function missingPart({ explanation, nameOf, whyMissing }: ExplanationSheet): Markup | string {
  if (explanation.missing.length === 0) return ''
  const rows = explanation.missing.map((fact) => {
    const who = fact.subject.level === '户' ? '全户' : nameOf(fact.subject)
    const leads = (fact.possibilities ?? []).map(
      (one) => markup`<div>${possibilitySentence(one)}</div>`,
    )
    const why = whyMissing(fact) ?? `请问${fact.authority}`
    return markup`<tr><td>${who}</td><td>${fact.name}</td><td>${why}</td><td>${leads}</td></tr>`
  })
  return markup`<h2>还缺什么，谁有，查到后会怎样</h2>
<table><tr><th>谁</th><th>缺</th><th>谁有</th><th>若查明</th></tr>${rows}</table>`
}

function mark(truth: Truth): string {
  return truth === null ? '？' : truth ? '✓' : '✗'
}

function word(truth: Truth): string {
  return truth === null ? '待核实' : truth ? '符合' : '不符合'
}
