/** The looks of a written table, as indices into `tableStyles`. */
export const tableStyle = {
  title: 1,
  line: 2,
  header: 3,
  text: 4,
  quoted: 5,
  integer: 6,
  amount: 7,
  day: 8,
  problem: 9,
} as const

const borders =
  '<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right>' +
  '<top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>'

function look(format: number, font: number, more: string): string {
  return `<xf numFmtId="${format}" fontId="${font}" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1" ${more}`
}

const middle = '<alignment vertical="center"/>'
const cell = 'fillId="0" borderId="1" applyBorder="1"'

/** styles.xml of a written table: black on white, thin lines, texts as texts, as official forms are. */
export const tableStyles = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
  '<font><b/><sz val="18"/><name val="宋体"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>',
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/><bgColor indexed="64"/></patternFill></fill></fills>',
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${borders}</borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  `${look(49, 1, 'fillId="0" borderId="0"')}><alignment horizontal="center" vertical="center"/></xf>`,
  `${look(49, 0, 'fillId="0" borderId="0"')}>${middle}</xf>`,
  `${look(49, 2, 'fillId="2" borderId="1" applyBorder="1" applyFill="1"')}><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`,
  `${look(49, 0, cell)}>${middle}</xf>`,
  `${look(49, 0, `${cell} quotePrefix="1"`)}>${middle}</xf>`,
  `${look(1, 0, cell)}>${middle}</xf>`,
  `${look(164, 0, cell)}>${middle}</xf>`,
  `${look(165, 0, cell)}>${middle}</xf>`,
  `${look(49, 0, 'fillId="3" borderId="1" applyBorder="1" applyFill="1"')}>${middle}</xf></cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')
