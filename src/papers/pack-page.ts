import type { PrintedArticle, PrintedDocument, PrintedEntry, PrintedPack } from '#policy/index'
import { type Markup, markup, paperPage } from './paper-page.ts'

/** A policy pack as a printable page: articles and labels on the left, what they became on the right. */
export function packPage(pack: PrintedPack, printedOn: string): string {
  const { name, id, version, day, lineage, examples } = pack
  const body = markup`<style>${styles}</style>
<table>
<tr><th>政策包</th><td>${name}（${id}）</td><th>参数取值日</th><td>${day}</td></tr>
<tr><th>版本</th><td>${version}</td><th>继承</th><td>${lineage.slice(1).join('、') || '无'}</td></tr>
<tr><th>示例值</th><td colspan="3">${examples} 处没有公开来源，标有“示例”，请换成本地公布的</td></tr>
</table>
${pack.documents.map(documentPart)}`
  const foot = `${name} ${version}　打印 ${printedOn}。左边是文件的条款和我们写的标签，右边是系统照此执行的内容。`
  return paperPage({ title: `${name}政策条文对照`, body, foot })
}

const styles: Markup = {
  html: `
.articles td, .articles th { font-size: 9.5pt; line-height: 1.5 }
.articles td:first-child { width: 36% }
.articles tr { break-inside: auto }
.articles h3 { margin: 0 0 1mm; font-size: 11pt }
.entry { margin: 0 0 2mm; break-inside: avoid }
.entry p, .source p { margin: 0 }
.entry .kind { border: .75pt solid #000; padding: 0 1mm; font-size: 8.5pt; margin-right: 1.5mm }
.entry .lines { padding-left: 3mm; border-left: .75pt solid #999 }
.source { margin: 1mm 0; padding: 1mm 2mm; background: #f2f2f2; font-size: 9pt }
.labels { padding: 0; margin: 0; list-style: none }
.labels li { margin: 0 0 .6mm }
.labels small { color: #333 }
.example { font-weight: 700; white-space: nowrap }`,
}

function documentPart({ number, title, issuer, date, isOwn, articles }: PrintedDocument): Markup {
  const head = [title, issuer, date].filter((part) => part !== undefined).join('　')
  return markup`<h2>${number}${isOwn ? '（本地文件）' : ''}</h2>
${head === '' ? '' : markup`<p>${head}</p>`}
<table class="articles"><thead><tr><th>条款</th><th>系统执行的内容</th></tr></thead>
<tbody>${articles.map(articleRow)}</tbody></table>`
}

function articleRow({ article, sentences, entries, text }: PrintedArticle): Markup {
  const source = text?.split('\n').map((line) => markup`<p>${line}</p>`)
  const labels = sentences.map(
    ({ id, label, handling, targets }) =>
      markup`<li>${id.replace(/^.*-/, '')}）${label} <small>〔${handling}〕${targets.length > 0 ? `→ ${targets.join('、')}` : ''}</small></li>`,
  )
  return markup`<tr><td><h3>${article === '' ? '未写明条款' : article}</h3>
${source ? markup`<div class="source">${source}</div>` : ''}
${labels.length > 0 ? markup`<ul class="labels">${labels}</ul>` : ''}</td>
<td>${entries.map(entryPart)}</td></tr>`
}

function entryPart({ kind, title, lines, isExample }: PrintedEntry): Markup {
  return markup`<div class="entry"><p><span class="kind">${kind}</span><b>${title}</b>${isExample ? markup` <span class="example">［示例］</span>` : ''}</p>
<div class="lines">${lines.map((line) => markup`<p>${line}</p>`)}</div></div>`
}
