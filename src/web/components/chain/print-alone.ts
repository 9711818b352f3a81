import './print-alone.css'

/** Prints one part of the page, with everything in it unfolded, and nothing else. */
export function printAlone(part: HTMLElement | undefined): void {
  const name = part?.dataset.printAlone
  if (!part || name === undefined) return
  const folded = [...part.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const one of folded) one.open = true
  document.documentElement.dataset.printing = name
  window.print()
  delete document.documentElement.dataset.printing
  for (const one of folded) one.open = false
}
