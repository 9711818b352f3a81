import { computed, shallowRef } from 'vue'
import { tellYear } from '../../format.ts'
import { signedIn } from '../../session/state.ts'

const told = shallowRef<string>()

/** The county's day, as the server last said it; the demonstration holds one. */
export const countyDay = computed(() => told.value ?? signedIn.value?.today)

export function tellCountyDay(day: string): void {
  told.value = day
  tellYear(day)
}
