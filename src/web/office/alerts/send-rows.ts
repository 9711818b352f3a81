import { answerOf, api, type ReplyRows } from '../../api/client.ts'
import type { components } from '../../api/schema.gen.d.ts'
import { saveFile } from '../../components/save-file.ts'

type Done = components['schemas']['ReplyRowsDone']

/** The table of what waits for an answer, into the downloads. */
export function saveTable(): Promise<string> {
  return saveFile(api.GET('/api/pushes/reply-file', { parseAs: 'blob' }))
}

/** What the filled-in table would do; nothing is written. */
export function previewRows(file: File): Promise<ReplyRows> {
  const body = bodyOf(file)
  return answerOf(api.POST('/api/pushes/replies/preview', { body, bodySerializer }))
}

/** Answers by the rows of the table that was looked at. */
export function commitRows(
  file: File,
  { digest, withDoubtful }: { readonly digest: string; readonly withDoubtful: boolean },
): Promise<Done> {
  const word = withDoubtful ? ('true' as const) : ('false' as const)
  const body = { ...bodyOf(file), digest, withDoubtful: word }
  return answerOf(api.POST('/api/pushes/replies', { body, bodySerializer }))
}

/** The rows to mend, into the downloads. */
export function saveErrors(file: File): Promise<string> {
  const body = bodyOf(file)
  const asked = { body, bodySerializer, parseAs: 'blob' } as const
  return saveFile(api.POST('/api/pushes/replies/errors', asked))
}

/** The description calls the bytes of a part a text. */
function bodyOf(file: File): { file: string } {
  return { file: file as unknown as string }
}

function bodySerializer(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) {
    if (value instanceof File) form.append(name, value, value.name)
    else form.append(name, String(value))
  }
  return form
}
