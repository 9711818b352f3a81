/**
 * A failure of a case for the officer who reads it. The line is what the case format demands:
 * `S4-01 expected 户=低保对象 got 待核实 (sql)` becomes `S4-01：户 应为 低保对象，得到 待核实（SQL）`.
 */
export function failureInWords(line: string): string {
  const [, id = '', differences, engine = ''] =
    /^(.+?) (expected .+) \((js|sql)\)$/s.exec(line) ?? []
  if (differences === undefined) return line.replace(/ \((js|sql)\)$/, (_, name) => ofEngine(name))
  const sentences = differences.split(/; (?=expected )/).map(differenceInWords)
  return `${id}：${sentences.join('；')}${ofEngine(engine)}`
}

function differenceInWords(difference: string): string {
  const { key, expected, got } = differenceOf(difference)
  return key === '' ? difference : `${key} 应为 ${expected}，得到 ${got}`
}

/** The parts of `expected 户=低保对象 got 待核实` in words; `key` empty: it has no parts. */
export function differenceOf(difference: string): {
  readonly key: string
  readonly expected: string
  readonly got: string
} {
  const [, key = '', wanted = '', got = ''] =
    /^expected (.+?)=(.*) got (.*)$/s.exec(difference) ?? []
  return key === ''
    ? { key, expected: '', got: difference }
    : { key, expected: shown(wanted), got: shown(got) }
}

function ofEngine(engine: string): string {
  return engine === 'js' ? '（JavaScript）' : '（SQL）'
}

/** Lists and members without brackets; nothing as 无, truths as 是 and 否, bounds as 至. */
function shown(text: string): string {
  const [, low = '', high = ''] = /^(.*)\.\.(.*)$/.exec(text) ?? []
  if (low !== '' || high !== '') return `${low} 至 ${high.replace('undefined', '') || '不确定'}`
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return text
  }
  if (value === null) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'object') return String(value)
  const parts = Array.isArray(value)
    ? value.map(String)
    : Object.entries(value).map(([name, one]) => `${name} ${one}`)
  return parts.length > 0 ? parts.join('、') : '无'
}
