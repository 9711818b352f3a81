import { readonly, shallowRef } from 'vue'

const said = shallowRef('')
let timer: ReturnType<typeof setTimeout> | undefined

/** What has just been done, for eight seconds. */
export const toast = readonly(said)

export function say(sentence: string): void {
  clearTimeout(timer)
  said.value = sentence
  timer = setTimeout(() => {
    said.value = ''
  }, 8000)
}
