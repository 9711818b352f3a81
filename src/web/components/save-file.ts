import { answerOf } from '../api/client.ts'

type Asked = Parameters<typeof answerOf<Blob>>[0]

/** Puts a file that the server made into the downloads and gives its name. */
export async function saveFile(asked: Promise<unknown>): Promise<string> {
  // Asked with `parseAs: 'blob'`, whatever the description says about the content.
  const answer = asked as Asked
  const content = await answerOf(answer)
  const { response } = await answer
  const name = nameOf(response.headers.get('content-disposition') ?? '')
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}

/** The file's name in the header, percent-encoded where it is Chinese. */
export function nameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? '下载'
}
