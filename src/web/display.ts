import { ref, watchEffect } from 'vue'

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

/** Puts the choice on the root, where the tokens look for it, and keeps it. */
export function applyDisplay(): void {
  watchEffect(() => {
    const isDark = theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value)
    const root = document.documentElement
    root.dataset.switching = ''
    root.dataset.theme = isDark ? 'dark' : 'light'
    root.dataset.size = size.value
    // The new colours are drawn before transitions may run again: half a colour is unreadable.
    root.getBoundingClientRect()
    delete root.dataset.switching
    localStorage.setItem(key, `${theme.value} ${size.value}`)
  })
}
