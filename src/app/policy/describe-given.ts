type Json = Readonly<Record<string, unknown>>

/** What a case says is given, a line each for the household, its members and who must support them. */
export function describeGiven(entry: unknown): string[] {
  const { household, members, 法定义务人: supporters } = recordOf(entry)
  const lines = [
    ...(household === undefined ? [] : [`户：${fieldsText(recordOf(household))}`]),
    ...listOf(members).map((one) => personText(recordOf(one))),
  ]
  if (!Array.isArray(supporters)) return lines
  if (supporters.length === 0) return [...lines, '法定义务人：没有']
  const texts = supporters.map((one) => `法定义务人 ${personText(recordOf(one))}`)
  return [...lines, ...texts]
}

function personText({ id, ...fields }: Json): string {
  return `${String(id ?? '')}：${fieldsText(fields)}`
}

function fieldsText(fields: Json): string {
  const parts = Object.entries(fields).map(([name, value]) =>
    name === '事实' ? fieldsText(recordOf(value)) : `${name} ${valueText(value)}`,
  )
  return parts.join('，') || '没有别的'
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '不知道'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(valueText).join('、') || '没有'
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(recordOf(value)).map(([name, one]) => `${name} ${valueText(one)}`)
  return parts.join('、') || '没有'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function recordOf(value: unknown): Json {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Json) : {} // an object by the test
}
