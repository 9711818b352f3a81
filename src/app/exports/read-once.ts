/** Reads at the first asking; every other is answered with the same. */
export function readOnce<From, To>(read: (from: From) => Promise<To>): (from: From) => Promise<To> {
  let found: Promise<To> | undefined
  return (from) => {
    found ??= read(from)
    return found
  }
}
