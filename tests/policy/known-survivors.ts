/** Changes of a pack that no case of it can find, each with the reason. */
export const knownSurvivors: readonly { readonly starts: string; readonly reason: string }[] = []
