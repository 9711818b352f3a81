/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Full years, full months or days between two date expressions, towards −∞. */
export function sqlSpan(op: 'years' | 'months' | 'days', start: string, end: string): string {
  if (op === 'days') return `(${end} - ${start})::bigint`
  const part = (name: string, of: string) => `extract(${name} from ${of})`
  const years = `${part('year', end)} - ${part('year', start)}`
  if (op === 'years') {
    const before = `(${part('month', end)}, ${part('day', end)}) < (${part('month', start)}, ${part('day', start)})`
    return `(${years} - case when ${before} then 1 else 0 end)::bigint`
  }
  const months = `(${years}) * 12 + ${part('month', end)} - ${part('month', start)}`
  const before = `${part('day', end)} < ${part('day', start)}`
  return `(${months} - case when ${before} then 1 else 0 end)::bigint`
}
