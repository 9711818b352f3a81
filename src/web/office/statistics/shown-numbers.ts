import { formatCount } from '../../format.ts'

/** 612.48 of fen. */
export function tenThousandYuan(fen: number): string {
  const [whole = '0', part = '00'] = (fen / 1_000_000).toFixed(2).split('.')
  return `${formatCount(Number(whole))}.${part}`
}

/** 5.30 %; undefined where the whole is not known, or nothing. */
export function shareText(
  part: number,
  whole: number | null | undefined,
  digits = 2,
): string | undefined {
  if (!whole) return undefined
  return `${((part * 100) / whole).toFixed(digits)} %`
}

export function share(part: number, whole: number | null | undefined): number | undefined {
  return whole ? part / whole : undefined
}

export interface Grades {
  /** 1 to 5; undefined where there is no value. */
  of(value: number | undefined): number | undefined
  /** The four values between the five grades. */
  readonly cuts: readonly number[]
}

const steps = 5

/** Five equal steps from the least to the most. */
export function gradesOf(values: readonly (number | undefined)[]): Grades {
  const known = values.filter((value) => value !== undefined)
  const least = Math.min(...known)
  const most = Math.max(...known)
  const width = (most - least) / steps
  return {
    cuts: known.length === 0 ? [] : [1, 2, 3, 4].map((at) => least + at * width),
    of(value) {
      if (value === undefined) return undefined
      if (width === 0) return Math.ceil(steps / 2)
      return Math.min(steps, Math.floor((value - least) / width) + 1)
    },
  }
}
