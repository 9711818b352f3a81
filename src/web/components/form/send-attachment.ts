import { Failure, isProblem } from '../../api/client.ts'
import { asFailure } from '../../loaded.ts'
import { csrfToken, signedInAgain } from '../../session/state.ts'
import { words } from '../../words.ts'

/** An upload that a form sends along; what a draft keeps of it. */
export interface KeptAttachment {
  readonly id: string
  readonly name: string
  readonly size: number
}

/** What goes along, for a body that takes attachments; without any, nothing. */
export function idsOf(attachments: readonly KeptAttachment[]) {
  return attachments.length === 0 ? {} : { attachments: attachments.map(({ id }) => id) }
}

const going = new Set<Promise<unknown>>()

/**
 * Waits for what is still on its way, so that nothing is sent without the photo that stands beside it; one
 * that does not arrive is a Failure. A form calls it before it reads the ids.
 */
export async function uploadsEnded(): Promise<void> {
  const ended = await Promise.allSettled(going)
  const isLost = (one: PromiseSettledResult<unknown>) =>
    one.status === 'rejected' && asFailure(one.reason).code !== 'web.cancelled'
  if (!ended.some(isLost)) return
  const message = '有附件没有传上，还没有提交。请移去它重新选，或者不带它再提交一次。'
  throw new Failure({ code: 'web.attachment', message })
}

/** Uploads a photo or scan for a household and tells which part of it has gone. */
export function sendAttachment(
  householdId: string,
  file: File,
  onProgress: (part: number) => void,
): { readonly kept: Promise<KeptAttachment>; abort(): void } {
  const request = new XMLHttpRequest()
  const kept = new Promise<KeptAttachment>((resolve, reject) => {
    const refuse = (code: string, message: string) => reject(new Failure({ code, message }))
    const send = () => {
      const form = new FormData()
      form.append('file', file, file.name)
      request.open('POST', `${location.origin}/api/households/${householdId}/attachments`)
      request.setRequestHeader('x-csrf-token', csrfToken())
      request.send(form)
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = async () => {
      const answer = read(request.responseText)
      // The server's own form of the answer to this request.
      if (request.status === 200) return resolve(answer as KeptAttachment)
      if (!isProblem(answer)) return refuse('web.unreadable', words.unreadable)
      if (request.status === 401 && (await signedInAgain(answer.message))) return send()
      refuse(answer.code, answer.message)
    }
    request.onerror = () => refuse('web.offline', words.offline)
    request.onabort = () => refuse('web.cancelled', '已取消')
    send()
  })
  going.add(kept)
  const leave = () => going.delete(kept)
  kept.then(leave, leave)
  return { kept, abort: () => request.abort() }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
