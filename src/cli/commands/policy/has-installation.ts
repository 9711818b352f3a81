import { readInstallation } from '#db/index'
import type { Place } from '../../place.ts'

/** Whether there are data to look at: a server is named, or the folder holds an installation. */
export function hasInstallation(place: Place): boolean {
  return place.url !== undefined || readInstallation(place.dataFolder) !== undefined
}
