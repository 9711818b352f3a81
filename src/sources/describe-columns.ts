import { hideNumbers } from './clean/index.ts'
import type { Section } from './read-sections.ts'
import { type SheetPlan, usesOf } from './recognise-columns.ts'

const namesShown = 20

/** Says which columns of a sheet are left out, and between which a person may choose. */
export function noteColumns(
  { section, plan }: { readonly section: Section; readonly plan: SheetPlan },
  notes: string[],
): void {
  const place = section.name === '' ? '' : `工作表“${section.name}”`
  if (plan.place !== undefined && !plan.columns.some(({ column: { role } }) => role === '乡镇')) {
    const { name, from } = plan.place
    notes.push(`${place}没有乡镇列，按${from}计入“${name}”，请核对`)
  }
  for (const [index, { header }] of new Map(plan.columns.map((one) => [one.index, one]))) {
    const fields = plan.columns.filter((one) => one.index === index)
    if (fields.length < 2) continue
    const names = fields.map(({ column }) => column.field).join('、')
    notes.push(`${place}“${header}”一列含有几项，分别读作${names}`)
  }
  const unused = usesOf(plan).filter(({ field }) => field === null)
  for (const { header, insteadOf, by } of unused) {
    if (insteadOf === undefined || by === '记住的') continue
    const isSame = header.replace(/#\d+$/, '') === insteadOf
    notes.push(
      isSame
        ? `${place}有两列表头都是“${insteadOf}”，后一列记作“${header}”，没有导入；` +
            '两列填得不一样的行按未知处理，请指明哪一列是对的'
        : `${place}“${header}”和“${insteadOf}”像是同一项，读的是“${insteadOf}”，如不对请指明`,
    )
  }
  // What we wrote beside a file that comes back is no column of its sender.
  const marked = unused.findIndex(({ header }) => /^问题.*批次/.test(header))
  const dropped = unused.filter(({ header, insteadOf }, at) => {
    const isOurs = marked >= 0 && (at === marked || header === '建议值')
    return insteadOf === undefined && !isOurs
  })
  if (dropped.length === 0) return
  const names = dropped.slice(0, namesShown).map(({ header }) => hideNumbers(header))
  const rest = dropped.length > namesShown ? `等 ${dropped.length} 列` : ''
  notes.push(`${place}没有用到的列，内容没有导入：${names.join('、')}${rest}`)
}
