/** Markup that is safe to print as it stands. */
export interface Markup {
  readonly html: string
}

/** A text with the five characters of markup escaped. */
export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

type Part = string | number | Markup | undefined | readonly (string | Markup)[]

/** Markup from a template: what is put in is escaped unless it is markup itself. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const shown = (part: Part): string => {
    if (part === undefined) return ''
    if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
    return 'html' in part ? part.html : part.map(shown).join('')
  }
  return { html: texts.map((text, at) => text + shown(parts[at])).join('') }
}

/**
 * A whole page of official paper: A4, black on white, no script and nothing fetched from anywhere, so
 * that the file can be kept, mailed and printed.
 */
export function paperPage(given: {
  readonly title: string
  readonly body: Markup
  readonly foot: string
}): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${given.title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<h1>${given.title}</h1>
${given.body}
</main>
<footer>${given.foot}</footer>
</body>
</html>
`.html
}

const style = `
@page { size: A4; margin: 22mm 20mm 20mm 24mm }
:root { color-scheme: only light }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 186mm; padding: 10mm 6mm; background: #fff; color: #000;
  font: 11.5pt/1.6 FangSong_GB2312, 仿宋_GB2312, FangSong, STFangsong, "Source Han Serif SC", "Noto Serif CJK SC", SimSun-ExtB, serif;
  font-variant-numeric: tabular-nums }
@media print { body { padding: 0; max-width: none } }
h1 { font: 21pt/1.4 FZXiaoBiaoSong-B05S, 方正小标宋简体, "Source Han Serif SC", "Noto Serif CJK SC", STZhongsong, SimSun, serif;
  text-align: center; margin: 0 0 6mm; text-wrap: balance }
h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid }
table { width: 100%; border-collapse: collapse; font-size: 11pt }
th, td { border: .75pt solid #000; padding: 1.2mm 2mm; text-align: left; vertical-align: top }
th { font-weight: 600; white-space: nowrap }
.conclusion { border: 1.5pt solid #000; padding: 3mm 4mm; margin: 5mm 0; font-size: 14pt }
.conclusion b { font-size: 17pt }
ul { list-style: none; margin: 0; padding: 0 }
ul ul { padding-left: 6mm; border-left: .75pt solid #999 }
li { margin: 1.2mm 0; break-inside: avoid }
li > div { display: flex; gap: 3mm; align-items: baseline }
.basis { margin-left: auto; font-size: 9.5pt; color: #333; text-align: right; flex: none; max-width: 62mm }
.mark { flex: none; width: 6mm; text-align: center; font-weight: 700 }
.figures, .more, .facts { padding-left: 9mm; margin: .6mm 0 }
.figures { font-weight: 600 }
.more { font-size: 10pt }
.facts { font-size: 9.5pt; color: #222 }
.facts li { margin: .3mm 0 }
ul ul.facts { border: 0; padding-left: 9mm }
.tag { display: inline-block; border: .75pt solid #000; padding: 0 1.5mm; margin-right: 2mm; font-size: 10pt }
footer { margin-top: 8mm; border-top: .75pt solid #000; padding-top: 2mm; font-size: 9.5pt; color: #222 }
`
