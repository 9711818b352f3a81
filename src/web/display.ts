import { computed, ref, watch, watchEffect } from 'vue'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const sizes = ['normal', 'large'] as const
export type Size = (typeof sizes)[number]

const key = 'doudi.display'
const [keptTheme, keptSize] = (localStorage.getItem(key) ?? '').split(' ')

/** What this computer shows: colours as the system has them unless told, and large print. */
export const theme = ref<Theme>(themes.find((one) => one === keptTheme) ?? 'system')
export const size = ref<Size>(sizes.find((one) => one === keptSize) ?? 'normal')

const system = matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = ref(system.matches)
system.addEventListener('change', ({ matches }) => {
  systemIsDark.value = matches
})

// Another window of this computer has chosen.
addEventListener('storage', (change) => {
  if (change.key === key) takeDisplay(change.newValue)
})

/** Whether the page is dark now, by choice or with the system. */
export const isDark = computed(
  () => theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value),
)

/** What the account has chosen before, on whatever computer. */
export function takeDisplay(kept: unknown): void {
  if (typeof kept !== 'string') return
  const [givenTheme, givenSize] = kept.split(' ')
  theme.value = themes.find((one) => one === givenTheme) ?? theme.value
  size.value = sizes.find((one) => one === givenSize) ?? size.value
}

/** Calls back when somebody chooses; as the account keeps it. */
export function onDisplayChosen(keep: (chosen: string) => void): void {
  watch([theme, size], () => keep(`${theme.value} ${size.value}`))
}

/** Puts the choice on the root, where the tokens look for it, and keeps it. */
export function applyDisplay(): void {
  watchEffect(() => {
    const root = document.documentElement
    root.dataset.switching = ''
    root.dataset.theme = isDark.value ? 'dark' : 'light'
    root.dataset.size = size.value
    // The new colours are drawn before transitions may run again: half a colour is unreadable.
    root.getBoundingClientRect()
    delete root.dataset.switching
    localStorage.setItem(key, `${theme.value} ${size.value}`)
  })
}
