import { readonly, shallowRef } from 'vue'
import { tellYear } from '../../format.ts'

const told = shallowRef<string>()

/** The county's day, as the server last said it; the demonstration holds one. */
export const countyDay = readonly(told)

export function tellCountyDay(day: string): void {
  told.value = day
  tellYear(day)
}
