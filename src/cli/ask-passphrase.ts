import readline from 'node:readline'

/** Asks twice on the terminal without showing what is typed; undefined where there is no terminal. */
export async function askPassphrase(): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  for (;;) {
    const first = await askHidden('请设置密钥口令（至少 8 个字符）：')
    const second = await askHidden('请再输入一次：')
    if (first.length >= 8 && first === second) return first
    process.stderr.write('两次输入不一致，或不足 8 个字符，请重来。\n')
  }
}

function askHidden(question: string): Promise<string> {
  const reader = readline.createInterface({ input: process.stdin, terminal: true })
  process.stderr.write(question)
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      reader.close()
      process.stderr.write('\n')
      resolve(line)
    })
  })
}
