/** What is to stand in a part of the map. */
export interface MapLabel {
  readonly code: string
  readonly name: string
  readonly text: string
  readonly x: number
  readonly y: number
}

export interface PlacedLabels {
  /** Letters of all names, in the picture's own units. */
  readonly size: number
  /** Codes whose label finds room: the others stand in the table beside alone. */
  readonly shown: ReadonlySet<string>
}

const sizes = [15, 13, 11, 9.5] as const
/** Two lines and what keeps them apart, in letters. */
const lines = 2.4
/** A digit beside a Chinese letter. */
const digit = 5 / 8

/** The largest letters with which no label lies on another; where even the smallest do, the later gives way. */
export function placeLabels(labels: readonly MapLabel[]): PlacedLabels {
  const smallest = sizes[sizes.length - 1] ?? 0
  const size = sizes.find((one) => fitting(labels, one).length === labels.length) ?? smallest
  return { size, shown: new Set(fitting(labels, size).map(({ code }) => code)) }
}

function fitting(labels: readonly MapLabel[], size: number): readonly MapLabel[] {
  const kept: MapLabel[] = []
  for (const one of labels) {
    if (kept.every((other) => !overlaps(one, other, size))) kept.push(one)
  }
  return kept
}

function overlaps(one: MapLabel, other: MapLabel, size: number): boolean {
  const across = (widthOf(one) + widthOf(other)) / 2
  return Math.abs(one.x - other.x) < across * size && Math.abs(one.y - other.y) < lines * size
}

/** In letters: a Chinese one is as wide as it is high, a digit a little more than half of that. */
function widthOf({ name, text }: MapLabel): number {
  return Math.max(lettersOf(name), lettersOf(text))
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 1 : digit), 0)
}
