const synonyms: Readonly<Record<string, string>> = {
  个月: '月',
  日: '天',
  岁: '周岁',
  '%': '百分比',
  比例: '占比',
  个工作日: '工作日',
}

/** A number's unit under its one name: `个月` is 月, `%` is 百分比. */
export function plainUnit(unit: string): string {
  return synonyms[unit] ?? unit
}
