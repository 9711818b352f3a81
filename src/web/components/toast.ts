import { readonly, shallowRef } from 'vue'

export interface Said {
  readonly sentence: string
  /** Takes it back; offered as 撤回 and by the key Z while the sentence stands. */
  readonly undo?: (() => unknown) | undefined
}

const said = shallowRef<Said>()
let timer: ReturnType<typeof setTimeout> | undefined

/** What has just been done, for eight seconds. */
export const toast = readonly(said)

/** `say('已推送 2 件给医保局', { undo: () => withdraw(ids) })` */
export function say(sentence: string, { undo }: { readonly undo?: () => unknown } = {}): void {
  clearTimeout(timer)
  said.value = { sentence, undo }
  timer = setTimeout(() => {
    said.value = undefined
  }, 8000)
}

/** Takes back what was said last, once. */
export function undoSaid(): void {
  const undo = said.value?.undo
  if (!undo) return
  said.value = undefined
  undo()
}
