import { writeFileSync } from 'node:fs'

/** What a township has on the average of a county: people, and villages. */
const personsOfTownship = 40_000
const villagesOfTownship = 10

/** Writes a county of as many townships as so many people have, of ten villages each, at least four. */
export function writeBenchDivisions(file: string, persons: number): void {
  const count = Math.max(4, Math.round(persons / personsOfTownship))
  const townships = Array.from({ length: count }, (_, at) => townshipLines(at))
  const county = ['县: {代码: "999901000000", 名称: 示例县}', '自: "2023-01-01"', '乡镇:']
  writeFileSync(file, `${[...county, ...townships.flat()].join('\n')}\n`)
}

function townshipLines(at: number): string[] {
  const code = `999901${100 + at}`
  const villages = Array.from({ length: villagesOfTownship }, (_, village) => {
    return `      - {代码: "${code}${201 + village}", 名称: 第${at + 1}镇第${village + 1}村}`
  })
  return [`  - 代码: "${code}000"`, `    名称: 第${at + 1}镇`, '    村:', ...villages]
}
