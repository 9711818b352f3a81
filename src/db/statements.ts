/** One statement per query: splits at semicolons outside quotes, dollar quotes and comments. */
export function statements(script: string): string[] {
  const found: string[] = []
  let start = 0
  let at = 0
  while (at < script.length) {
    if (script[at] === ';') {
      add(found, script.slice(start, at))
      at += 1
      start = at
    } else {
      at = skip(script, at)
    }
  }
  add(found, script.slice(start))
  return found
}

/** The position after the quote, comment or single character that begins at `at`. */
function skip(script: string, at: number): number {
  const two = script.slice(at, at + 2)
  const one = two[0] ?? ''
  if (two === '--') return after(script, '\n', at)
  if (two === '/*') return after(script, '*/', at + 2)
  if (one === "'" && /(?:^|[^\p{L}\d_])[eE]$/u.test(script.slice(Math.max(0, at - 2), at))) {
    return afterEscapeString(script, at + 1)
  }
  if (one === "'" || one === '"') return after(script, one, at + 1)
  if (one !== '$') return at + 1
  const tag = /^\$(?:[\p{L}_][\p{L}\d_]*)?\$/u.exec(script.slice(at, at + 64))?.[0]
  return tag ? after(script, tag, at + tag.length) : at + 1
}

function after(script: string, what: string, from: number): number {
  const at = script.indexOf(what, from)
  return at < 0 ? script.length : at + what.length
}

function afterEscapeString(script: string, from: number): number {
  let at = from
  while (at < script.length && script[at] !== "'") at += script[at] === '\\' ? 2 : 1
  return at + 1
}

function add(found: string[], statement: string): void {
  if (statement.replace(/--.*|\/\*[\s\S]*?\*\//g, '').trim()) found.push(statement.trim())
}
