type Plain = Readonly<Record<string, unknown>>

const identityKeys = ['编号', '标识', '代码', '名称'] as const

/**
 * One section of several files, base first: mappings merge by key, lists by the 编号, 标识, 代码 or
 * 名称 of their elements (the later replaces), anything else is replaced. Undefined when there is none.
 */
export function mergeSections(sections: readonly unknown[]): unknown {
  return sections.reduce((base, next) => mergeTwo(base, next), undefined)
}

function mergeTwo(base: unknown, next: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(next)) return mergeLists(base, next)
  if (isPlain(base) && isPlain(next)) return { ...base, ...next }
  return next
}

function mergeLists(base: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const merged = [...base]
  for (const element of next) {
    const identity = identityOf(element)
    const index =
      identity === undefined ? -1 : merged.findIndex((one) => identityOf(one) === identity)
    if (index >= 0) merged[index] = element
    else merged.push(element)
  }
  return merged
}

function identityOf(element: unknown): unknown {
  if (!isPlain(element)) return undefined
  const key = identityKeys.find((one) => element[one] !== undefined)
  return key && element[key]
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
